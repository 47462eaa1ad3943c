package dev.offsite.standalone.broker;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The login that a client certificate stands for. */
final class SubjectNames {

  /**
   * The common name of the subject; empty if there is none, or more than one, which could be read
   * in two ways.
   */
  static Optional<String> loginOf(X509Certificate certificate) {
    String found = null;
    try {
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.size() == 1 && part.getType().equalsIgnoreCase("CN")) {
          if (found != null) {
            return Optional.empty();
          }
          found = String.valueOf(part.getValue());
        }
      }
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
    return Optional.ofNullable(found);
  }

  private SubjectNames() {}
}
