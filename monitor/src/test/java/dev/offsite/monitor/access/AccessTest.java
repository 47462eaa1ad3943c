package dev.offsite.monitor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.offsite.monitor.testing.MovableClock;
import dev.offsite.schemas.json.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {

  private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

  @TempDir private Path folder;
  private final MovableClock clock = new MovableClock(NOON);
  private final SecretText secrets = new SecretText(new SecureRandom());

  @ParameterizedTest
  @CsvSource({"浙A12345,浙A1***5", "浙AD12345,浙AD***5", "无牌,***", "1234,***", "12345,123***5"})
  void plateMask_showsHeadAndTail(String plate, String masked) {
    assertThat(PlateMask.of(plate)).isEqualTo(masked);
  }

  @Test
  void plateMask_inText_masksWhatLooksLikeAPlate() {
    assertThat(PlateMask.inText("plate '浙A12345' and 浙AD12345学 at 12:30"))
        .isEqualTo("plate '浙A1***5' and 浙AD***学 at 12:30");
  }

  @Test
  void scope_within_coversItsAreasAndNothingElse() {
    Scope.Within west = new Scope.Within(Set.of("west"));

    assertThat(west.covers(new AreaPath(List.of("grid-1", "lane", "west"), "west", "lane")))
        .isTrue();
    assertThat(west.covers(new AreaPath(List.of("east"), "east", null))).isFalse();
    assertThat(west.covers(AreaPath.NOWHERE)).isFalse();
    assertThat(new Scope.Everywhere().covers(AreaPath.NOWHERE)).isTrue();
  }

  @Test
  void viewer_withTwoRoles_hasTheRightsOfBoth() {
    Viewer both = new Viewer("x", Set.of(Role.INTEGRATOR, Role.SQUAD), new Scope.Everywhere());

    assertThat(both.may(Right.WATCH_DEVICES)).isTrue();
    assertThat(both.plate("浙A12345")).isEqualTo("浙A12345");
    assertThat(new Viewer("y", Set.of(), new Scope.Everywhere()).plate("浙A12345"))
        .isEqualTo("浙A1***5");
  }

  @Test
  void users_survive_andOnlyTheOwnerMayReadThem() throws IOException {
    Path file = folder.resolve("users.json");
    UserAccount account =
        new UserAccount(
            "王",
            Set.of(Role.SQUAD),
            new Scope.Within(Set.of("west", "east")),
            "hash",
            UserAccount.Standing.ACTIVE);
    UserFile.open(file).save(account);

    assertThat(UserFile.open(file).find("王")).contains(account);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void users_inABrokenFile_areRefusedNamingTheFile() throws IOException {
    Path file = folder.resolve("users.json");
    Files.writeString(file, "{\"users\":[{\"user\":\"a\",\"roles\":[\"KING\"]}]}");

    assertThatThrownBy(() -> UserFile.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("users.json is no file of users")
        .hasMessageContaining("KING");
  }

  @Test
  void firstUser_isMadeOnceWithAGeneratedPassword() throws IOException {
    Passwords passwords = new Passwords(4);
    UserFile users = UserFile.open(folder.resolve("users.json"));
    Path passwordFile = folder.resolve("first-password");

    Optional<String> first = FirstUser.ensure(users, passwords, secrets, passwordFile);

    assertThat(Files.readString(passwordFile).strip()).isEqualTo(first.orElseThrow()).hasSize(20);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwordFile)))
        .isEqualTo("rw-------");
    UserAccount admin = users.find("admin").orElseThrow();
    assertThat(passwords.matches(first.get(), admin.passwordHash())).isTrue();
    assertThat(admin.standing()).isEqualTo(UserAccount.Standing.GENERATED_PASSWORD);
    assertThat(FirstUser.ensure(users, passwords, secrets, passwordFile)).isEmpty();
  }

  @Test
  void firstUser_withAGivenFile_hasItsPasswordAndNoOtherFileIsMade() throws IOException {
    Passwords passwords = new Passwords(4);
    UserFile users = UserFile.open(folder.resolve("users.json"));
    Path given = folder.resolve("given");
    Files.writeString(given, "of the installation\n");

    assertThat(FirstUser.withPasswordOf(users, passwords, given)).contains("of the installation");

    UserAccount admin = users.find("admin").orElseThrow();
    assertThat(passwords.matches("of the installation", admin.passwordHash())).isTrue();
    assertThat(admin.standing()).isEqualTo(UserAccount.Standing.GENERATED_PASSWORD);
    Files.writeString(given, "changed later, and too late");
    assertThat(FirstUser.withPasswordOf(users, passwords, given)).isEmpty();
  }

  @Test
  void firstUser_withAFileThatHoldsNoPassword_isRefusedNamingFileAndLimit() throws IOException {
    UserFile users = UserFile.open(folder.resolve("users.json"));
    Path given = folder.resolve("given");
    Files.writeString(given, "elevenchars\n");

    assertThatThrownBy(() -> FirstUser.withPasswordOf(users, new Passwords(4), given))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("given holds no password: ")
        .hasMessageContaining("11 characters is outside 12 to 128");
    assertThat(users.all()).isEmpty();
  }

  @Test
  void password_longAndChinese_countsInFull() {
    Passwords passwords = new Passwords(4);
    String hash = passwords.hash("密".repeat(100));

    assertThat(passwords.matches("密".repeat(100), hash)).isTrue();
    assertThat(passwords.matches("密".repeat(99), hash)).isFalse();
  }

  @Test
  void sessions_aboveTheBoundOfAUser_endTheOldest() {
    Sessions sessions =
        new Sessions(
            new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(10), 2, 3), secrets, clock);
    String first = sessions.open("a");
    clock.forward(Duration.ofSeconds(1));
    String second = sessions.open("a");
    clock.forward(Duration.ofSeconds(1));
    String third = sessions.open("a");

    assertThat(sessions.look(first)).isEmpty();
    assertThat(sessions.look(second)).isPresent();
    assertThat(sessions.look(third)).isPresent();
    sessions.open("b");
    clock.forward(Duration.ofSeconds(1));
    sessions.open("c");
    assertThat(sessions.size()).isEqualTo(3);
    assertThat(sessions.look(second)).as("idle longest").isEmpty();
  }

  @Test
  void throttle_ofAUserFromManyAddresses_hasItsOwnLimit() {
    LoginThrottle throttle = new LoginThrottle(clock);
    for (int i = 0; i < LoginThrottle.FAILURES_OF_USER_MAX; i++) {
      assertThat(throttle.findWait("a", "new")).isEmpty();
      throttle.failed("a", "10.0.0." + i);
    }

    assertThat(throttle.findWait("a", "new")).contains(LoginThrottle.WINDOW);
    assertThat(throttle.findWait("b", "new")).isEmpty();
  }

  @Test
  void throttle_ofAnAddressWithManyUsers_hasItsOwnLimit() {
    LoginThrottle throttle = new LoginThrottle(clock);
    for (int i = 0; i < LoginThrottle.FAILURES_OF_ADDRESS_MAX; i++) {
      assertThat(throttle.findWait("new", "here")).isEmpty();
      throttle.failed("user" + i, "here");
    }

    assertThat(throttle.findWait("new", "here")).isPresent();
    assertThat(throttle.findWait("new", "there")).isEmpty();
  }

  @Test
  void guesses_atOnce_areNoMoreThanOneAfterTheOther() throws Exception {
    Passwords passwords = new Passwords(8);
    UserFile users = UserFile.open(folder.resolve("users.json"));
    FirstUser.ensure(users, passwords, secrets, folder.resolve("first-password"));
    Gatekeeper gatekeeper = new Gatekeeper(users, passwords, new LoginThrottle(clock));
    ExecutorService guessers = Executors.newFixedThreadPool(20);
    try {
      List<Callable<Gatekeeper.Outcome>> guesses =
          Collections.nCopies(20, () -> gatekeeper.check("admin", "wrong", "here"));
      int lookedAt = 0;
      for (Future<Gatekeeper.Outcome> guess : guessers.invokeAll(guesses)) {
        lookedAt += guess.get() instanceof Gatekeeper.Outcome.Refused ? 1 : 0;
      }
      assertThat(lookedAt).isEqualTo(LoginThrottle.FAILURES_MAX);
    } finally {
      guessers.shutdownNow();
    }
  }

  @Test
  void login_thatSucceeds_isNotCounted() throws IOException {
    Passwords passwords = new Passwords(4);
    UserFile users = UserFile.open(folder.resolve("users.json"));
    String right =
        FirstUser.ensure(users, passwords, secrets, folder.resolve("first-password")).orElseThrow();
    Gatekeeper gatekeeper = new Gatekeeper(users, passwords, new LoginThrottle(clock));

    for (int i = 0; i <= LoginThrottle.FAILURES_OF_ADDRESS_MAX; i++) {
      assertThat(gatekeeper.check("admin", right, "here"))
          .isInstanceOf(Gatekeeper.Outcome.Admitted.class);
    }
  }

  @Test
  void login_whileOthersAreHashed_isPutOffAndNotCounted() throws IOException {
    Semaphore atOnce = new Semaphore(1);
    Passwords passwords = new Passwords(4, atOnce);
    UserFile users = UserFile.open(folder.resolve("users.json"));
    LoginThrottle throttle = new LoginThrottle(clock);
    for (int i = 1; i < LoginThrottle.FAILURES_MAX; i++) {
      throttle.failed("a", "here");
    }
    atOnce.acquireUninterruptibly();

    assertThat(new Gatekeeper(users, passwords, throttle).check("a", "wrong", "here"))
        .isInstanceOf(Gatekeeper.Outcome.Throttled.class);
    assertThat(throttle.findWait("a", "here")).isEmpty();
  }

  @Test
  void user_updated_isTheOneOfNow() throws IOException {
    UserFile users = UserFile.open(folder.resolve("users.json"));
    FirstUser.ensure(users, new Passwords(4), secrets, folder.resolve("first-password"));

    assertThat(users.update("admin", now -> now.withPassword("next"))).isTrue();
    assertThat(users.update("nobody", now -> now)).isFalse();

    assertThat(users.find("admin").orElseThrow().passwordHash()).isEqualTo("next");
  }

  @Test
  void user_put_isMadeOrChangedAsTheyAreNow() throws IOException {
    UserFile users = UserFile.open(folder.resolve("users.json"));
    FirstUser.ensure(users, new Passwords(4), secrets, folder.resolve("first-password"));
    UserAccount squad =
        new UserAccount(
            "wang",
            Set.of(Role.SQUAD),
            new Scope.Within(Set.of("west")),
            "hash",
            UserAccount.Standing.ACTIVE);

    users.put(
        "wang",
        now -> {
          assertThat(now).isEmpty();
          return squad;
        });
    users.put("wang", now -> now.orElseThrow().withPassword("next"));

    assertThat(users.find("wang")).contains(squad.withPassword("next"));
    assertThatThrownBy(
            () ->
                users.put(
                    "wang",
                    now -> {
                      throw new IllegalArgumentException("no");
                    }))
        .hasMessage("no");
    assertThat(users.find("wang")).contains(squad.withPassword("next"));
  }

  @Test
  void audit_full_isRotatedAndTheOldestGoes() throws IOException {
    Path file = folder.resolve("audit.log");
    AuditFile log = AuditFile.open(file, 300, 2);
    for (int i = 0; i < 20; i++) {
      log.note(new AuditEntry(NOON, "wang", AuditEntry.Action.TRACK, "truck-" + i, "\n<b>"));
    }

    assertThat(Files.readAllLines(folder.resolve("audit.log.1"))).isNotEmpty().hasSizeLessThan(5);
    assertThat(folder.resolve("audit.log.2")).exists();
    assertThat(folder.resolve("audit.log.3")).doesNotExist();
    assertThat(log.newest(2))
        .extracting(AuditEntry::subject)
        .containsExactly("truck-19", "truck-18");
  }

  @Test
  void audit_reopened_goesOnAndRidesOutACutLine() throws IOException {
    Path file = folder.resolve("audit.log");
    AuditFile.open(file).note(new AuditEntry(NOON, "wang", AuditEntry.Action.TRACK, "truck-1", ""));
    Files.writeString(file, Files.readString(file) + "{\"at\":\"2026-");

    AuditFile again = AuditFile.open(file);

    assertThat(again.newest(10)).hasSize(2);
    assertThat(again.newest(10).get(1).subject()).isEqualTo("truck-1");
  }

  @Test
  void audit_cutInTheMiddleOfACharacter_opensAndGoesOnInALineOfItsOwn() throws IOException {
    Path file = folder.resolve("audit.log");
    byte[] torn = "{\"user\":\"王".getBytes(StandardCharsets.UTF_8);
    Files.write(file, Arrays.copyOf(torn, torn.length - 1));

    AuditFile.open(file).note(new AuditEntry(NOON, "wang", AuditEntry.Action.TRACK, "truck-1", ""));

    assertThat(AuditFile.open(file).newest(10))
        .extracting(AuditEntry::subject)
        .containsExactly("truck-1", "");
  }

  @Test
  void view_withHalfACharacter_isRefusedAndTheRestStays() throws IOException {
    Path file = folder.resolve("views.json");
    SavedViews views = SavedViews.open(file);
    JsonNode half = JsonNodeFactory.instance.objectNode().put("text", "\ud800");

    assertThatThrownBy(() -> views.save("wang", "a", half))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(views.all("wang")).isEmpty();
    views.save("wang", "b", JsonNodeFactory.instance.objectNode());
    assertThat(SavedViews.open(file).all("wang")).containsOnlyKeys("b");
  }

  @Test
  void view_thatCannotBeWritten_isNotHeld() throws IOException {
    Path file = folder.resolve("views.json");
    SavedViews views = SavedViews.open(file);
    Files.createDirectories(file.resolve("in-the-way"));

    assertThatThrownBy(() -> views.save("wang", "a", JsonNodeFactory.instance.objectNode()))
        .isInstanceOf(IOException.class);
    assertThat(views.all("wang")).isEmpty();
  }

  @Test
  void actor_isOpaqueAndFoundAgainByTheSameKey() throws IOException {
    Path key = folder.resolve("key");
    UserFile users = UserFile.open(folder.resolve("users.json"));
    users.save(
        new UserAccount(
            "wang",
            Set.of(Role.SQUAD),
            new Scope.Everywhere(),
            "hash",
            UserAccount.Standing.ACTIVE));
    String actor = Actors.of(key, users, secrets).actor("wang");

    assertThat(actor).matches("m-[0-9a-f]{24}");
    assertThat(Actors.of(key, users, secrets).findUser(actor)).contains("wang");
    assertThat(Actors.of(folder.resolve("other"), users, secrets).findUser(actor)).isEmpty();
  }

  @Test
  void views_survive_andHaveABound() throws IOException {
    Path file = folder.resolve("views.json");
    SavedViews views = SavedViews.open(file);
    JsonNode query = RecordJson.parse("{\"kind\":[\"X\"]}".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < SavedViews.VIEWS_MAX; i++) {
      views.save("wang", "夜班" + i, query);
    }

    assertThatThrownBy(() -> views.save("wang", "one more", query))
        .hasMessage("more than 50 views");
    assertThat(SavedViews.open(file).all("wang")).hasSize(50).containsEntry("夜班0", query);
    assertThat(SavedViews.open(file).all("li")).isEmpty();
  }
}
