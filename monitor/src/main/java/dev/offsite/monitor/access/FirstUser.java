package dev.offsite.monitor.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The administrator that a centre without users begins with. */
public final class FirstUser {

  /** Name of the administrator. */
  public static final String NAME = "admin";

  /**
   * Makes the administrator with a generated password if there is no user yet.
   *
   * @param passwordFile gets the password in clear, for its owner only; to be deleted once read
   * @return the password, if one was made; to be shown once
   */
  public static Optional<String> ensure(
      UserFile users, Passwords passwords, SecretText secrets, Path passwordFile)
      throws IOException {
    if (!users.all().isEmpty()) {
      return Optional.empty();
    }
    String password = secrets.next().substring(0, 20);
    OwnerFile.write(passwordFile, password + '\n');
    make(users, passwords, password);
    return Optional.of(password);
  }

  /**
   * Makes the administrator with the password that somebody has put into a file, if there is no
   * user yet.
   *
   * @return the password, if the administrator was made
   * @throws IOException if the file cannot be read, or holds no password of 12 to 128 characters
   */
  public static Optional<String> withPasswordOf(UserFile users, Passwords passwords, Path givenFile)
      throws IOException {
    if (!users.all().isEmpty()) {
      return Optional.empty();
    }
    String password = Files.readString(givenFile).strip();
    try {
      Passwords.requireFit(password);
    } catch (IllegalArgumentException e) {
      throw new IOException(givenFile + " holds no password: " + e.getMessage(), e);
    }
    make(users, passwords, password);
    return Optional.of(password);
  }

  private static void make(UserFile users, Passwords passwords, String password)
      throws IOException {
    users.save(
        new UserAccount(
            NAME,
            Set.of(Role.ADMIN),
            new Scope.Everywhere(),
            passwords.hash(password),
            UserAccount.Standing.GENERATED_PASSWORD));
  }

  private FirstUser() {}
}
