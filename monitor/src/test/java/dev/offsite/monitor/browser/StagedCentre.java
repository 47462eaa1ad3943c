package dev.offsite.monitor.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.Passwords;
import dev.offsite.monitor.access.Role;
import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.SessionLimits;
import dev.offsite.monitor.access.TrustedProxies;
import dev.offsite.monitor.access.UserAccount;
import dev.offsite.monitor.access.UserFile;
import dev.offsite.monitor.intake.StoredRecord;
import dev.offsite.monitor.live.BoardLimits;
import dev.offsite.monitor.live.CaseFacts;
import dev.offsite.monitor.live.SilenceLimits;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.stream.StreamLimits;
import dev.offsite.monitor.web.Intake;
import dev.offsite.monitor.web.MapLayer;
import dev.offsite.monitor.web.MonitorServer;
import dev.offsite.monitor.web.ServerSettings;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.channel.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The real server over fake feeds. Kafka is a map, the history a short drive. Users {@code li} and
 * {@code zhang} (OPERATOR), {@code wang} (SQUAD of one district) and {@code admin} have the
 * password {@value #PASSWORD}.
 */
final class StagedCentre implements AutoCloseable {

  static final String PASSWORD = "correct horse battery";

  final Situation situation = new Situation(BoardLimits.DEFAULT, SilenceLimits.DEFAULT);
  final Clock clock = Clock.systemUTC();
  private final Map<String, StoredRecord> kafka = new ConcurrentHashMap<>();
  private final AtomicLong offsets = new AtomicLong();
  private final MonitorServer server;
  private final Path folder;

  StagedCentre(Path folder) throws IOException {
    this(folder, List.of());
  }

  StagedCentre(Path folder, List<MapLayer> layers) throws IOException {
    this.folder = folder;
    Passwords passwords = new Passwords(4);
    UserFile users = UserFile.open(folder.resolve("users.json"));
    save(users, passwords, "li", Role.OPERATOR, new Scope.Everywhere());
    save(users, passwords, "zhang", Role.OPERATOR, new Scope.Everywhere());
    save(users, passwords, "wang", Role.SQUAD, new Scope.Within(Set.of("jurisdiction-shangcheng")));
    save(users, passwords, "admin", Role.ADMIN, new Scope.Everywhere());
    situation.release(Stage.release());
    server =
        MonitorServer.start(
            new ServerSettings(
                "127.0.0.1",
                0,
                folder,
                Optional.empty(),
                ZoneId.of("Asia/Shanghai"),
                ServerSettings.Cookies.ANY,
                TrustedProxies.NONE,
                4,
                SessionLimits.DEFAULT,
                StreamLimits.DEFAULT,
                Optional.empty(),
                layers,
                120.19,
                30.26,
                12),
            situation,
            new Intake(
                (topic, partition, offset) ->
                    Optional.ofNullable(kafka.get(topic + '/' + partition + '/' + offset)),
                feedback -> {},
                Map::of,
                clock::instant),
            Optional.of(new ShortDrive()),
            clock);
  }

  private static void save(UserFile users, Passwords passwords, String name, Role role, Scope scope)
      throws IOException {
    users.save(
        new UserAccount(
            name, Set.of(role), scope, passwords.hash(PASSWORD), UserAccount.Standing.ACTIVE));
  }

  /** Where it listens, with a slash at the end. */
  String address() {
    return server.address();
  }

  /** The token of the wall screen. */
  String displayToken() throws IOException {
    return Files.readString(folder.resolve("display-token")).strip();
  }

  /** The areas of a place. */
  AreaPath at(double lng, double lat) {
    return situation.release().areas().at(lng, lat, clock.instant());
  }

  /** Puts a candidate on the board, as the topic {@code case-intake} would. */
  void show(Cast cast) {
    show(cast.candidate());
  }

  /** The same. */
  void show(Candidate candidate) {
    long offset = store("case-intake", new CandidateCodec().encode(candidate));
    situation.cases().fold(CaseFacts.of(candidate, "case-intake", 0, offset), clock.instant());
  }

  /** Keeps an original record; adds it to the candidate. */
  Cast with(Cast cast, String role, String topic, ObjectNode message) {
    byte[] value = message.toString().getBytes(StandardCharsets.UTF_8);
    return cast.record(role, topic, store(topic, value), Sha256.hexOf(value));
  }

  private long store(String topic, byte[] value) {
    long offset = offsets.incrementAndGet();
    kafka.put(
        topic + "/0/" + offset,
        new StoredRecord(topic, 0, offset, clock.millis(), "", value, Map.of()));
    return offset;
  }

  /** The scene of an evening: every kind of candidate, a storm, traffic, devices. */
  void playEvening(int trucks) {
    Instant now = clock.instant();
    new Traffic(situation, trucks).play(0, now);
    new Traffic(situation, 0).unwell(now);
    Evening.play(this, now);
  }

  @Override
  public void close() {
    server.close();
  }
}
