package dev.offsite.monitor.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.access.Right;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.live.BoardLimits;
import dev.offsite.monitor.live.BridgeView;
import dev.offsite.monitor.live.CaseChanges;
import dev.offsite.monitor.live.Desk;
import dev.offsite.monitor.live.Figures;
import dev.offsite.monitor.live.Situation;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.reference.Release;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows of one browser. Thread-safe.
 *
 * <p>A few numbers: up to which sequence it has everything, how far down its snapshot is, which
 * trucks it shows. {@link #next} computes one frame from the newest state, so a browser that reads
 * slowly skips what was overtaken, and one that does not read at all costs nothing.
 */
public final class StreamClient {

  /** Rows in a message: some 200 KB. */
  static final int ROWS_PER_FRAME = 250;

  private static final Duration DRONES_EVERY = Duration.ofSeconds(1);
  private static final Duration BEAT_EVERY = Duration.ofSeconds(10);
  private static final int ROWS_MAX = BoardLimits.DEFAULT.candidatesMax();

  private final Situation situation;
  private final FiguresCache figuresCache;
  private final String epoch;
  private final TruckWindow trucks;
  private final FollowNote followNote;
  private Viewer viewer;

  private boolean saidHello;
  private boolean welcomePending;
  private boolean resumed;
  private Desk desk = Desk.CASES;
  private int rowsMax;
  private long since;

  /** Next part of the snapshot is below it; 0 when there is no snapshot under way. */
  private long snapshotBelow;

  private int snapshotLeft;
  private long bridgesSeen;
  private long dronesSeen = -1;
  private Instant dronesAt = Instant.EPOCH;
  private @Nullable Figures figuresSent;
  private Instant figuresAt = Instant.EPOCH;
  private Instant beatAt = Instant.EPOCH;
  private @Nullable String releaseSent;

  /**
   * A browser that has not said anything yet.
   *
   * @param epoch names the numbering of this server's run
   * @param followNote told before a truck is followed
   */
  public StreamClient(
      Situation situation,
      FiguresCache figures,
      String epoch,
      Viewer viewer,
      FollowNote followNote) {
    this.situation = situation;
    this.figuresCache = figures;
    this.epoch = epoch;
    this.viewer = viewer;
    this.followNote = followNote;
    this.trucks = new TruckWindow(situation.trucks());
  }

  /** Who looks. If their rights have changed, everything begins again from a snapshot. */
  public synchronized void viewer(Viewer newViewer) {
    if (!newViewer.equals(viewer)) {
      viewer = newViewer;
      if (!viewer.may(Right.WATCH_CANDIDATES)) {
        trucks.follow(null);
      }
      if (saidHello) {
        begin(Optional.empty());
      }
    }
  }

  /** Whoever looks at the moment. */
  public synchronized Viewer viewer() {
    return viewer;
  }

  /**
   * Takes a message of the browser; a type that is not known is passed over.
   *
   * @throws IllegalArgumentException if it is not what the contract says
   * @throws dev.offsite.monitor.access.AuditException if a look cannot be noted; then it is not
   *     granted
   */
  public synchronized void message(String text) {
    JsonNode message = RecordJson.parse(text.getBytes(StandardCharsets.UTF_8));
    switch (message.path("type").asText()) {
      case "hello" -> hello(message);
      case "viewport" -> look(message.path("bounds"));
      case "follow" -> follow(message.path("deviceId").textValue());
      default -> {}
    }
  }

  /** The next frame; empty if the browser has everything. */
  public synchronized Optional<Frame> next(Instant now) {
    if (!saidHello) {
      return Optional.empty();
    }
    if (welcomePending) {
      welcomePending = false;
      beatAt = now.plus(BEAT_EVERY);
      return Optional.of(StreamMessages.welcome(epoch, resumed, since, now));
    }
    return reference()
        .or(this::rows)
        .or(this::bridges)
        .or(() -> drones(now))
        .or(() -> trucks.next(viewer, now))
        .or(() -> figures(now))
        .or(() -> beat(now));
  }

  private void hello(JsonNode message) {
    desk = deskOf(message.path("desk").asText(Desk.CASES.name()));
    rowsMax = Math.max(0, Math.min(ROWS_MAX, message.path("rowsMax").asInt(2_000)));
    JsonNode sequence = message.path("sequence");
    boolean same = message.path("epoch").asText().equals(epoch) && sequence.isIntegralNumber();
    saidHello = true;
    begin(
        same && situation.cases().remembers(sequence.longValue())
            ? Optional.of(sequence.longValue())
            : Optional.empty());
  }

  private void begin(Optional<Long> from) {
    resumed = from.isPresent();
    since = from.orElseGet(() -> situation.cases().sequence());
    snapshotBelow = resumed ? 0 : since + 1;
    snapshotLeft = rowsMax;
    welcomePending = true;
    releaseSent = situation.release().release().map(Release::id).orElse(null);
    bridgesSeen = 0;
    dronesSeen = -1;
    figuresSent = null;
    figuresAt = Instant.EPOCH;
    trucks.reset();
  }

  private void look(JsonNode bounds) {
    if (bounds.isNull()) {
      trucks.look(null);
      return;
    }
    trucks.look(
        Viewport.parse(bounds)
            .orElseThrow(
                () -> new IllegalArgumentException("bounds are no [west, south, east, north]")));
  }

  /** To follow one truck is to look at its track: noted first, and not for roles without tracks. */
  private void follow(@Nullable String deviceId) {
    if (deviceId == null) {
      trucks.follow(null);
    } else if (viewer.may(Right.WATCH_CANDIDATES)
        && !deviceId.equals(trucks.followed())
        && situation.trucks().find(deviceId).isPresent()) {
      followNote.follows(viewer, deviceId);
      trucks.follow(deviceId);
    }
  }

  private Optional<Frame> reference() {
    String release = situation.release().release().map(Release::id).orElse(null);
    if (release == null || release.equals(releaseSent)) {
      return Optional.empty();
    }
    releaseSent = release;
    bridgesSeen = 0; // names and places may have changed
    return Optional.of(StreamMessages.reference(release));
  }

  private Optional<Frame> rows() {
    if (rowsMax == 0 || !viewer.may(Right.WATCH_CANDIDATES)) {
      since = situation.cases().sequence();
      return Optional.empty();
    }
    if (snapshotBelow > 0) {
      return Optional.of(snapshot());
    }
    CaseChanges changes = situation.cases().changes(viewer, desk, since, ROWS_PER_FRAME);
    since = changes.through();
    return changes.rows().isEmpty() && changes.gone().isEmpty()
        ? Optional.empty()
        : Optional.of(
            StreamMessages.changes(
                viewer, changes.rows(), changes.gone(), changes.complete(), since));
  }

  private Frame snapshot() {
    CaseChanges part =
        situation
            .cases()
            .before(viewer, desk, snapshotBelow, Math.min(ROWS_PER_FRAME, snapshotLeft));
    snapshotLeft -= part.rows().size();
    if (part.complete() || snapshotLeft == 0) {
      snapshotBelow = 0;
      return StreamMessages.snapshotEnd(viewer, part.rows(), since);
    }
    snapshotBelow = part.through();
    return StreamMessages.snapshotPart(viewer, part.rows());
  }

  private Optional<Frame> bridges() {
    long change = situation.bridges().change();
    if (change == bridgesSeen) {
      return Optional.empty();
    }
    List<BridgeView> views = situation.bridges().views(viewer, situation.release(), bridgesSeen);
    bridgesSeen = change;
    return views.isEmpty() ? Optional.empty() : Optional.of(StreamMessages.bridges(views));
  }

  private Optional<Frame> drones(Instant now) {
    long change = situation.drones().change();
    if (change == dronesSeen || now.isBefore(dronesAt)) {
      return Optional.empty();
    }
    dronesSeen = change;
    dronesAt = now.plus(DRONES_EVERY);
    return Optional.of(StreamMessages.drones(situation.drones().views(viewer)));
  }

  private Optional<Frame> figures(Instant now) {
    if (now.isBefore(figuresAt)) {
      return Optional.empty();
    }
    figuresAt = now.plus(FiguresCache.MAX_AGE);
    Figures figures = figuresCache.of(viewer);
    if (figuresSent != null && figures.differsInTimeOnlyFrom(figuresSent)) {
      return Optional.empty();
    }
    figuresSent = figures;
    return Optional.of(StreamMessages.figures(figures));
  }

  private Optional<Frame> beat(Instant now) {
    if (now.isBefore(beatAt)) {
      return Optional.empty();
    }
    beatAt = now.plus(BEAT_EVERY);
    return Optional.of(StreamMessages.beat(now, since));
  }

  private static Desk deskOf(String name) {
    for (Desk desk : Desk.values()) {
      if (desk.name().equals(name)) {
        return desk;
      }
    }
    throw new IllegalArgumentException("desk '" + name + "' is none of CASES, OPERATIONS, ALL");
  }
}
