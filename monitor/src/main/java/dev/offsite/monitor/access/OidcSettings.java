package dev.offsite.monitor.access;

import java.net.URI;
import java.util.Objects;

/**
 * An identity provider.
 *
 * @param issuer what the claim {@code iss} must be
 * @param audience what the claim {@code aud} must hold
 * @param jwksUri where its public keys are
 * @param rolesClaim claim with a list of {@link Role} names; others in it are passed over
 * @param jurisdictionsClaim claim with a list of area ids; {@code *} stands for everywhere
 */
public record OidcSettings(
    String issuer, String audience, URI jwksUri, String rolesClaim, String jurisdictionsClaim) {

  /** Name of the claim with the roles, unless another is configured. */
  public static final String ROLES_CLAIM = "offsite_roles";

  /** Name of the claim with the jurisdictions, unless another is configured. */
  public static final String JURISDICTIONS_CLAIM = "offsite_jurisdictions";

  public OidcSettings {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(jwksUri, "jwksUri");
    Objects.requireNonNull(rolesClaim, "rolesClaim");
    Objects.requireNonNull(jurisdictionsClaim, "jurisdictionsClaim");
  }
}
