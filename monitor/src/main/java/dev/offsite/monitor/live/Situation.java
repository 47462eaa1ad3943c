package dev.offsite.monitor.live;

import dev.offsite.monitor.cases.CaseFiles;
import dev.offsite.monitor.reference.ReleaseView;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** All boards together, and the release in force. Thread-safe. */
public final class Situation {

  /** Cases whose candidates have left the board are asked for a while longer. */
  private static final int FILES_PER_CANDIDATE = 2;

  private final AtomicReference<ReleaseView> release = new AtomicReference<>(ReleaseView.NONE);
  private final CaseFiles files;
  private final LiveCases cases;
  private final TruckBoard trucks = new TruckBoard();
  private final DroneBoard drones = new DroneBoard();
  private final BridgeBoard bridges = new BridgeBoard();
  private final DeviceBoard devices;
  private final DeadLetterBoard deadLetters = new DeadLetterBoard();
  private final OtherTopics others = new OtherTopics();

  /** Nothing is known yet. */
  public Situation(BoardLimits limits, SilenceLimits silence) {
    LiveCases[] board = new LiveCases[1];
    files = new CaseFiles(limits.candidatesMax() * FILES_PER_CANDIDATE, id -> board[0].restate(id));
    cases = new LiveCases(limits, files::standing);
    board[0] = cases;
    devices = new DeviceBoard(silence, trucks);
  }

  /** The release in force; {@link ReleaseView#NONE} before the first. */
  public ReleaseView release() {
    return release.get();
  }

  /** A release came into force. */
  public void release(ReleaseView next) {
    release.set(next);
    cases.relocate(next.areas());
  }

  /** Lets go of what is too old. */
  public void expire(Instant now) {
    cases.expire(now);
    drones.expire(now);
  }

  /** Files of cases. */
  public CaseFiles files() {
    return files;
  }

  /** Candidates. */
  public LiveCases cases() {
    return cases;
  }

  /** Trucks. */
  public TruckBoard trucks() {
    return trucks;
  }

  /** Drones. */
  public DroneBoard drones() {
    return drones;
  }

  /** Bridges. */
  public BridgeBoard bridges() {
    return bridges;
  }

  /** Devices. */
  public DeviceBoard devices() {
    return devices;
  }

  /** Refused messages. */
  public DeadLetterBoard deadLetters() {
    return deadLetters;
  }

  /** What other jobs say. */
  public OtherTopics others() {
    return others;
  }
}
