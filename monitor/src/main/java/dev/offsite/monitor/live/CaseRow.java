package dev.offsite.monitor.live;

import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.Right;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.cases.CaseStanding;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A candidate on the board, as it stood when its sequence number was given. Immutable; its JSON is
 * made once and shared by all who see it.
 */
public final class CaseRow {

  private final long sequence;
  private final CaseFacts facts;
  private final AreaPath area;
  private final List<AreaPath> formerAreas;
  private final CaseStanding standing;
  private final List<RevisionNote> revisions;
  private volatile @Nullable String json;

  CaseRow(
      long sequence,
      CaseFacts facts,
      AreaPath area,
      List<AreaPath> formerAreas,
      CaseStanding standing,
      List<RevisionNote> revisions) {
    this.sequence = sequence;
    this.facts = facts;
    this.area = area;
    this.formerAreas = List.copyOf(formerAreas);
    this.standing = standing;
    this.revisions = List.copyOf(revisions);
  }

  /** Grows with every change of any row. */
  public long sequence() {
    return sequence;
  }

  /** What the newest revision says. */
  public CaseFacts facts() {
    return facts;
  }

  /** Where it lies. */
  public AreaPath area() {
    return area;
  }

  /** Where it lay before, according to earlier revisions or releases. */
  List<AreaPath> formerAreas() {
    return formerAreas;
  }

  /** How its case stands. */
  public CaseStanding standing() {
    return standing;
  }

  /** Notes of revisions, the oldest first. */
  public List<RevisionNote> revisions() {
    return revisions;
  }

  /** State of the case: a candidate taken back before anybody looked at it is no open case. */
  public CaseStatus state() {
    return facts.phase() == Candidate.Phase.WITHDRAWN && standing.state() == CaseStatus.COLLECTED
        ? CaseStatus.WITHDRAWN
        : standing.state();
  }

  /** What it is: as corrected, where somebody has corrected it. */
  public ViolationKind kind() {
    ViolationKind corrected = standing.correctedKind();
    return corrected == null ? facts.kind() : corrected;
  }

  /** The row as this viewer may read it. */
  public RowView view(Viewer viewer) {
    RowView view = RowView.of(this);
    return view.plate() == null || viewer.may(Right.SEE_PLATES)
        ? view
        : view.withPlate(viewer.plate(view.plate()));
  }

  /** The row as JSON, as this viewer may read it. */
  public String json(Viewer viewer) {
    if (!viewer.may(Right.SEE_PLATES)) {
      return write(view(viewer));
    }
    String made = json;
    if (made == null) {
      made = write(RowView.of(this));
      json = made;
    }
    return made;
  }

  private static String write(RowView view) {
    return new String(RecordJson.write(view), StandardCharsets.UTF_8);
  }
}
