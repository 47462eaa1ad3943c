package dev.offsite.monitor.access;

import java.time.Duration;
import java.util.Optional;

/** Checks logins: throttle, password, standing. Thread-safe. */
public final class Gatekeeper {

  private final UserFile users;
  private final Passwords passwords;
  private final LoginThrottle throttle;

  /** What became of a login. */
  public sealed interface Outcome {
    /** The password is right. */
    record Admitted(UserAccount account) implements Outcome {}

    /** Wrong name, wrong password or disabled: which of them is not said. */
    record Refused() implements Outcome {}

    /** Not even looked at. */
    record Throttled(Duration forHowLong) implements Outcome {}
  }

  /** A gatekeeper of these users. */
  public Gatekeeper(UserFile users, Passwords passwords, LoginThrottle throttle) {
    this.users = users;
    this.passwords = passwords;
    this.throttle = throttle;
  }

  /** Holds name and password against the users. */
  public Outcome check(String user, String password, String address) {
    Optional<Duration> wait = throttle.begin(user, address);
    if (wait.isPresent()) {
      return new Outcome.Throttled(wait.get());
    }
    Optional<UserAccount> account = users.find(user);
    boolean right;
    try {
      right = isRight(account, password);
    } catch (PasswordsBusyException e) {
      throttle.takeBack(user, address);
      return new Outcome.Throttled(Duration.ZERO);
    }
    if (!right) {
      return new Outcome.Refused();
    }
    throttle.succeeded(user, address);
    return new Outcome.Admitted(account.get());
  }

  private boolean isRight(Optional<UserAccount> account, String password) {
    if (account.isEmpty()) {
      passwords.matchNobody(password);
      return false;
    }
    return passwords.matches(password, account.get().passwordHash())
        && account.get().standing() != UserAccount.Standing.DISABLED;
  }
}
