package dev.offsite.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.access.OidcSettings;
import dev.offsite.monitor.access.TrustedProxies;
import dev.offsite.monitor.testing.SampleCandidates;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of an identity provider, as it serves its keys over HTTP. */
class BearerTokenTest {

  private static final String DECISION =
      "{\"decision\":\"ACCEPTED\",\"basedOnCaseVersion\":0,\"basedOnRevision\":1}";

  @TempDir private Path folder;
  private FakeProvider provider;
  private RunningMonitor monitor;

  @BeforeEach
  void start() throws Exception {
    provider = new FakeProvider();
    monitor = new RunningMonitor(folder, TrustedProxies.NONE, Optional.of(provider.settings()));
    monitor.add(SampleCandidates.of("c-west").at("west", 120.15, 30.25));
    monitor.add(SampleCandidates.of("c-east").at("east", 120.25, 30.25));
  }

  @AfterEach
  void stop() {
    monitor.close();
    provider.close();
  }

  @Test
  void token_thatIsGood_hasTheRolesAndJurisdictionsOfItsClaims() throws Exception {
    String token = provider.token(FakeProvider.good().claim("preferred_username", "王"));

    JsonNode me = RunningMonitor.json(get("/api/session", token));

    assertThat(me.path("user").asText()).isEqualTo("oidc:4711 王");
    assertThat(me.path("roles").toString()).isEqualTo("[\"OPERATOR\"]");
    assertThat(me.path("jurisdictions").toString()).isEqualTo("[\"west\"]");
    assertThat(me.path("allJurisdictions").asBoolean()).isFalse();
    assertThat(me.path("mayAdminister").asBoolean()).isFalse();
    assertThat(get("/api/candidates/c-west", token).statusCode()).isEqualTo(200);
    assertThat(get("/api/candidates/c-east", token).statusCode()).isEqualTo(404);
  }

  @Test
  void token_setsNoCookie_andDecidesWithoutCsrfToken() throws Exception {
    String token = provider.token(FakeProvider.good());

    HttpResponse<String> decided = post("/api/candidates/c-west/decisions", token);

    assertThat(decided.statusCode()).isEqualTo(201);
    assertThat(decided.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(monitor.sent).hasSize(1);
    assertThat(post("/api/candidates/c-east/decisions", token).statusCode()).isEqualTo(404);
  }

  @Test
  void token_forEverywhere_seesAll() throws Exception {
    String token =
        provider.token(FakeProvider.good().claim(OidcSettings.JURISDICTIONS_CLAIM, List.of("*")));

    assertThat(get("/api/candidates/c-west", token).statusCode()).isEqualTo(200);
    assertThat(get("/api/candidates/c-east", token).statusCode()).isEqualTo(200);
  }

  @Test
  void token_withoutJurisdictions_seesNothing() throws Exception {
    String token =
        provider.token(FakeProvider.good().claim(OidcSettings.JURISDICTIONS_CLAIM, null));

    assertThat(RunningMonitor.json(get("/api/candidates", token)).path("total").intValue())
        .isZero();
  }

  /** Whoever may choose a readable name at the provider is not an administrator of this centre. */
  @Test
  void token_namedLikeAUserOfTheCentre_isSomebodyElse() throws Exception {
    String token = provider.token(FakeProvider.good().claim("preferred_username", "boss"));
    monitor.logIn("boss").send("PUT", "/api/views/mine", "{\"kind\":[\"X\"]}");

    assertThat(RunningMonitor.json(get("/api/views", token)).path("views")).isEmpty();
    assertThat(get("/api/users", token).statusCode()).isEqualTo(403);
  }

  @Test
  void token_expired_isRefused() throws Exception {
    Date past = Date.from(Instant.now().minusSeconds(600));

    assertRefused(provider.token(FakeProvider.good().expirationTime(past)));
    assertRefused(provider.token(FakeProvider.good().expirationTime(null)));
  }

  @Test
  void token_ofTheFuture_isRefused() throws Exception {
    Date future = Date.from(Instant.now().plusSeconds(300));

    assertRefused(provider.token(FakeProvider.good().notBeforeTime(future)));
  }

  @Test
  void token_ofAnotherIssuer_isRefused() throws Exception {
    assertRefused(provider.token(FakeProvider.good().issuer("https://login.example.cn/other")));
    assertRefused(provider.token(FakeProvider.good().issuer(null)));
  }

  @Test
  void token_forAnotherAudience_isRefused() throws Exception {
    assertRefused(provider.token(FakeProvider.good().audience("offsite-other")));
    assertRefused(provider.token(FakeProvider.good().audience((String) null)));
  }

  @Test
  void token_withoutSubject_isRefused() throws Exception {
    assertRefused(provider.token(FakeProvider.good().subject(null)));
  }

  @Test
  void token_unsigned_isRefused() throws Exception {
    assertRefused(FakeProvider.unsigned(FakeProvider.good()));
    String good = provider.token(FakeProvider.good());
    assertRefused(good.substring(0, good.lastIndexOf('.') + 1));
  }

  @Test
  void token_signedWithThePublicKeyAsASecret_isRefused() throws Exception {
    assertRefused(provider.signedWithThePublicKey(FakeProvider.good()));
  }

  @Test
  void token_ofAnotherKeyUnderTheSameName_isRefused() throws Exception {
    assertRefused(provider.forged(FakeProvider.good()));
  }

  @Test
  void token_whoseClaimsWereChanged_isRefused() throws Exception {
    String[] mine = provider.token(FakeProvider.good()).split("\\.", -1);
    String[] more =
        provider
            .token(FakeProvider.good().claim(OidcSettings.ROLES_CLAIM, List.of("ADMIN")))
            .split("\\.", -1);

    assertRefused(mine[0] + '.' + more[1] + '.' + mine[2]);
  }

  @Test
  void token_ofANewKey_isGoodAfterTheRotation_andOneOfTheOldKeyIsNot() throws Exception {
    String before = provider.token(FakeProvider.good());
    assertThat(get("/api/session", before).statusCode()).isEqualTo(200);

    provider.rotate();

    assertThat(get("/api/session", provider.token(FakeProvider.good())).statusCode())
        .isEqualTo(200);
    assertRefused(before);
  }

  @Test
  void token_withoutARoleOfThisCentre_isRefused() throws Exception {
    assertRefused(
        provider.token(FakeProvider.good().claim(OidcSettings.ROLES_CLAIM, List.of("KING"))));
    assertRefused(provider.token(FakeProvider.good().claim(OidcSettings.ROLES_CLAIM, null)));
    assertRefused(provider.token(FakeProvider.good().claim(OidcSettings.ROLES_CLAIM, "ADMIN")));
  }

  @Test
  void token_whileTheProviderIsAway_isRefusedAndOthersGoOn() throws Exception {
    provider.close();

    assertRefused(provider.token(FakeProvider.good()));
    assertThat(monitor.logIn("west").get("/api/session").statusCode()).isEqualTo(200);
  }

  @Test
  void token_thatIsNone_isRefused() throws Exception {
    for (String none : List.of("", "x", "a.b.c", "..", "eyJhbGciOiJSUzI1NiJ9.e30.AA")) {
      assertRefused(none);
    }
  }

  /** The cookie does not help a token that is bad: the request says who it wants to be. */
  @Test
  void token_thatIsBad_besideAGoodSession_isRefused() throws Exception {
    String cookie = monitor.logIn("boss").cookie;

    assertThat(
            monitor
                .getWithout("/api/session", "Authorization", "Bearer x", "Cookie", cookie)
                .statusCode())
        .isEqualTo(401);
  }

  private void assertRefused(String token) throws Exception {
    HttpResponse<String> answer = get("/api/session", token);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(RunningMonitor.json(answer).path("code").asText()).isEqualTo("NOT_LOGGED_IN");
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return monitor.getWithout(path, "Authorization", "Bearer " + token);
  }

  private HttpResponse<String> post(String path, String token) throws Exception {
    return monitor.http.send(
        HttpRequest.newBuilder(monitor.uri(path))
            .headers("Authorization", "Bearer " + token, "Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(DECISION))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
