package dev.offsite.monitor.web;

import dev.offsite.monitor.access.Actors;
import dev.offsite.monitor.access.AuditException;
import dev.offsite.monitor.access.AuditFile;
import dev.offsite.monitor.access.BearerTokens;
import dev.offsite.monitor.access.DisplayToken;
import dev.offsite.monitor.access.FirstUser;
import dev.offsite.monitor.access.Gatekeeper;
import dev.offsite.monitor.access.LoginThrottle;
import dev.offsite.monitor.access.OidcTokens;
import dev.offsite.monitor.access.Passwords;
import dev.offsite.monitor.access.PasswordsBusyException;
import dev.offsite.monitor.access.SavedViews;
import dev.offsite.monitor.access.SecretText;
import dev.offsite.monitor.access.Sessions;
import dev.offsite.monitor.access.UserFile;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.stream.FiguresCache;
import dev.offsite.monitor.stream.StreamHub;
import dev.offsite.schemas.json.RecordJson;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running web server. Thread-safe.
 *
 * <p>Long, because it is the place where everything is put together, once.
 */
public final class MonitorServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MonitorServer.class);

  /** A message of a browser is a tenth of it. */
  private static final long STREAM_TEXT_BYTES_MAX = 4_096;

  /** The server speaks every ten seconds, so a silent connection is dead. */
  private static final Duration STREAM_IDLE_MAX = Duration.ofMinutes(2);

  private static final long EXPIRE_EVERY_S = 10;

  private final Javalin app;
  private final StreamHub hub;
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "monitor-housekeeping");
            thread.setDaemon(true);
            return thread;
          });
  private final ServerSettings settings;
  private final Optional<String> firstPassword;
  private final DisplayToken displayToken;

  private MonitorServer(
      ServerSettings settings,
      Situation situation,
      Intake intake,
      Optional<TimeSeriesReader> history,
      Clock clock)
      throws IOException {
    this.settings = settings;
    Path folder = settings.folder();
    SecretText secrets = new SecretText(new SecureRandom());
    Passwords passwords = new Passwords(settings.passwordCost());
    UserFile users = UserFile.open(folder.resolve("users.json"));
    firstPassword =
        settings.firstPasswordFile().isPresent()
            ? FirstUser.withPasswordOf(users, passwords, passwordFile())
            : FirstUser.ensure(users, passwords, secrets, passwordFile());
    displayToken = DisplayToken.of(folder.resolve("display-token"), secrets);
    Actors actors = Actors.of(folder.resolve("actor-key"), users, secrets);
    Audit audit = new Audit(AuditFile.open(folder.resolve("audit.log")), clock);
    SavedViews views = SavedViews.open(folder.resolve("views.json"));
    Sessions sessions = new Sessions(settings.sessions(), secrets, clock);
    BearerTokens tokens =
        settings.oidc().isPresent() ? OidcTokens.of(settings.oidc().get()) : BearerTokens.NONE;
    Guard guard = new Guard(users, sessions, tokens);
    FiguresCache figures = new FiguresCache(situation, settings.zone(), clock);
    CandidatePages pages = new CandidatePages(situation, intake.store(), actors);
    hub = new StreamHub(settings.streams(), clock);
    SecurityHeaders headers = new SecurityHeaders(settings.layers());
    app =
        Javalin.create(
            config -> {
              configure(config);
              RoutesConfig routes = config.routes;
              routes.before(headers::put);
              new SessionRoutes(
                      guard,
                      new Gatekeeper(users, passwords, new LoginThrottle(clock)),
                      sessions,
                      users,
                      passwords,
                      audit,
                      settings.cookies() == ServerSettings.Cookies.HTTPS_ONLY
                          ? SessionRoutes.CookieForm.SECURE
                          : SessionRoutes.CookieForm.PLAIN,
                      settings.proxies())
                  .register(routes);
              new CandidateRoutes(guard, situation, pages, audit).register(routes);
              new RecordRoutes(
                      guard, situation, pages, intake.store(), audit, clock, settings.zone())
                  .register(routes);
              new DecisionRoutes(guard, situation, pages, intake.feedback(), actors, audit, clock)
                  .register(routes);
              new DeviceRoutes(guard, situation, clock).register(routes);
              new TruckRoutes(guard, situation, audit).register(routes);
              new HistoryRoutes(guard, situation, history, audit, clock).register(routes);
              new ReferenceRoutes(guard, situation, clock).register(routes);
              new WallRoutes(guard, displayToken, figures).register(routes);
              new OwnRoutes(guard, views).register(routes);
              new AdminRoutes(guard, users, passwords, sessions, audit).register(routes);
              new OperationRoutes(situation, intake, hub, sessions, clock, about())
                  .register(routes);
              new StreamRoute(guard, situation, figures, hub, audit, secrets.next().substring(0, 8))
                  .register(routes);
              new StaticFiles().register(routes);
              failures(routes);
            });
    Future<?> unused =
        housekeeping.scheduleWithFixedDelay(
            () -> situation.expire(clock.instant()),
            EXPIRE_EVERY_S,
            EXPIRE_EVERY_S,
            TimeUnit.SECONDS);
  }

  /**
   * Starts to serve.
   *
   * @throws IOException if a file cannot be read or made, or the port is taken
   */
  public static MonitorServer start(
      ServerSettings settings,
      Situation situation,
      Intake intake,
      Optional<TimeSeriesReader> history,
      Clock clock)
      throws IOException {
    MonitorServer server = new MonitorServer(settings, situation, intake, history, clock);
    try {
      server.app.start(settings.host(), settings.port());
    } catch (RuntimeException e) { // what Javalin throws for a port that is taken
      server.close();
      throw new IOException(
          "cannot listen at " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
    }
    return server;
  }

  /** Where it is reached: {@code http://host:port/}. */
  public String address() {
    return "http://" + settings.host() + ":" + app.port() + "/";
  }

  /** Where the wall screen is opened. Holds the display token. */
  public String wallAddress() {
    return address() + "wall.html#" + displayToken.text();
  }

  /** The administrator's password, if this start has made the administrator. */
  public Optional<String> firstPassword() {
    return firstPassword;
  }

  /** The file that holds the first password. */
  public Path passwordFile() {
    return settings
        .firstPasswordFile()
        .orElseGet(() -> settings.folder().resolve("first-password"));
  }

  /** What the streams have sent. */
  public StreamHub.Counts streams() {
    return hub.counts();
  }

  @Override
  public void close() {
    housekeeping.shutdownNow();
    hub.close();
    app.stop();
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = Answers.BODY_BYTES_MAX;
    config.http.prefer405over404 = true;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.modifyWebSocketServletFactory(
        sockets -> {
          sockets.setMaxTextMessageSize(STREAM_TEXT_BYTES_MAX);
          sockets.setMaxBinaryMessageSize(1);
          sockets.setIdleTimeout(STREAM_IDLE_MAX);
        });
  }

  private OperationRoutes.About about() {
    String version = MonitorServer.class.getPackage().getImplementationVersion();
    return new OperationRoutes.About(
        version == null ? "" : version,
        settings.zone().getId(),
        new OperationRoutes.MapView(
            List.of(settings.centreLng(), settings.centreLat()),
            settings.zoom(),
            settings.layers()),
        settings.oidc().isPresent());
  }

  private static void failures(RoutesConfig routes) {
    routes.exception(Problem.class, (problem, context) -> tell(context, problem));
    routes.exception(
        PasswordsBusyException.class, (failure, context) -> tell(context, Problem.tooMany(1)));
    routes.exception(
        AuditException.class,
        (failure, context) -> {
          LOG.error("what cannot be noted is not answered", failure);
          tell(context, Problem.unavailable("AUDIT_UNAVAILABLE", "the audit log fails"));
        });
    routes.exception(
        HttpResponseException.class,
        (failure, context) -> tell(context, failure.getStatus(), "HTTP", failure.getMessage()));
    routes.exception(
        Exception.class,
        (failure, context) -> {
          LOG.error("{} {} failed", context.method(), context.path(), failure);
          tell(context, 500, "INTERNAL", "the log of the server says more");
        });
  }

  private static void tell(Context context, Problem problem) {
    if (problem.retryAfterS() > 0) {
      context.header("Retry-After", Long.toString(problem.retryAfterS()));
    }
    context
        .status(problem.status())
        .contentType(Answers.PROBLEM)
        .result(RecordJson.write(problem.body()));
  }

  private static void tell(Context context, int status, String code, String detail) {
    context
        .status(status)
        .contentType(Answers.PROBLEM)
        .result(RecordJson.write(new Problem.Body(status, code, detail, null)));
  }
}
