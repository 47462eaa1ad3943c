package dev.offsite.monitor.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signed tokens (JWT) of an OIDC provider: signature with a public key of its JWKS, issuer,
 * audience and times must be right. Unsigned ones, and ones signed with a shared secret, never are.
 * Thread-safe; fetches keys when one is not known, at most so often as nimbus allows.
 */
public final class OidcTokens implements BearerTokens {

  private static final Logger LOG = LoggerFactory.getLogger(OidcTokens.class);

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final String PREFIX = "oidc:";

  private final OidcSettings settings;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /**
   * Tokens of this provider.
   *
   * @throws MalformedURLException if the address of the keys is none
   */
  public static OidcTokens of(OidcSettings settings) throws MalformedURLException {
    return new OidcTokens(
        settings,
        JWKSourceBuilder.<SecurityContext>create(settings.jwksUri().toURL())
            .retrying(true)
            .build());
  }

  OidcTokens(OidcSettings settings, JWKSource<SecurityContext> keys) {
    this.settings = settings;
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            settings.audience(),
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            Set.of("sub", "exp")));
  }

  @Override
  public Optional<Viewer> verify(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      Set<Role> roles = roles(claims.getStringListClaim(settings.rolesClaim()));
      if (roles.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Viewer(
              name(claims),
              roles,
              scope(claims.getStringListClaim(settings.jurisdictionsClaim()))));
    } catch (ParseException | BadJOSEException | JOSEException e) {
      LOG.debug("a bearer token is not valid", e);
      return Optional.empty();
    }
  }

  /** Its own among the users of the file, which have no colon; the subject alone is unique. */
  private static String name(JWTClaimsSet claims) throws ParseException {
    String readable = claims.getStringClaim("preferred_username");
    return PREFIX + claims.getSubject() + (readable == null ? "" : " " + readable);
  }

  private static Set<Role> roles(List<String> names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (names != null) {
      for (Role role : Role.values()) {
        if (names.contains(role.name())) {
          roles.add(role);
        }
      }
    }
    return roles;
  }

  private static Scope scope(List<String> areas) {
    if (areas == null) {
      return new Scope.Within(Set.of());
    }
    return areas.contains("*") ? new Scope.Everywhere() : new Scope.Within(new HashSet<>(areas));
  }
}
