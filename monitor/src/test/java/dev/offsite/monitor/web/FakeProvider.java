package dev.offsite.monitor.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.offsite.monitor.access.OidcSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;

/** An identity provider: signs tokens, and serves its public keys on loopback. */
final class FakeProvider implements AutoCloseable {

  static final String ISSUER = "https://login.example.cn/offsite";
  static final String AUDIENCE = "offsite-monitor";

  private final HttpServer server;
  private volatile RSAKey key;

  FakeProvider() throws IOException, JOSEException {
    key = newKey("first");
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.createContext(
        "/jwks",
        exchange -> {
          byte[] answer = new JWKSet((JWK) key).toString(true).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/jwk-set+json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  static RSAKey newKey(String id) throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(id).generate();
  }

  OidcSettings settings() {
    return new OidcSettings(
        ISSUER,
        AUDIENCE,
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks"),
        OidcSettings.ROLES_CLAIM,
        OidcSettings.JURISDICTIONS_CLAIM);
  }

  /** Signs with another key from here on; the one before is no longer served. */
  void rotate() throws JOSEException {
    key = newKey("second");
  }

  RSAKey key() {
    return key;
  }

  /** The claims of a token that is good: an operator of the west, for ten minutes. */
  static JWTClaimsSet.Builder good() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("4711")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(600)))
        .claim(OidcSettings.ROLES_CLAIM, List.of("OPERATOR"))
        .claim(OidcSettings.JURISDICTIONS_CLAIM, List.of("west"));
  }

  /** Signed by the key that is served. */
  String token(JWTClaimsSet.Builder claims) throws JOSEException {
    return sign(claims.build(), key, new RSASSASigner(key), JWSAlgorithm.RS256);
  }

  /** Signed by a key that the provider never had, under the name of the one it has. */
  String forged(JWTClaimsSet.Builder claims) throws JOSEException {
    RSAKey other = newKey(key.getKeyID());
    return sign(claims.build(), other, new RSASSASigner(other), JWSAlgorithm.RS256);
  }

  /** Signed with the public key as if it were a shared secret. */
  String signedWithThePublicKey(JWTClaimsSet.Builder claims) throws JOSEException {
    byte[] secret = Objects.requireNonNull(key.toRSAPublicKey().getEncoded());
    return sign(claims.build(), key, new MACSigner(secret), JWSAlgorithm.HS256);
  }

  static String unsigned(JWTClaimsSet.Builder claims) {
    return new PlainJWT(claims.build()).serialize();
  }

  private static String sign(
      JWTClaimsSet claims, RSAKey named, JWSSigner signer, JWSAlgorithm algorithm)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(named.getKeyID()).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
