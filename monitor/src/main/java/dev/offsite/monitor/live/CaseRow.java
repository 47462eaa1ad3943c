package dev.offsite.monitor.live;

import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.cases.CaseStanding;
import dev.offsite.schemas.candidate.Candidate;
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

  /** The row for a browser. */
  public RowView view() {
    return RowView.of(this);
  }

  /** The row for a browser as JSON. */
  public String json() {
    String made = json;
    if (made == null) {
      made = new String(RecordJson.write(view()), StandardCharsets.UTF_8);
      json = made;
    }
    return made;
  }
}
