package dev.offsite.monitor.web;

import dev.offsite.monitor.access.AuditEntry;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.stream.Connection;
import dev.offsite.monitor.stream.FiguresCache;
import dev.offsite.monitor.stream.Frame;
import dev.offsite.monitor.stream.StreamClient;
import dev.offsite.monitor.stream.StreamHub;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConnectContext;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** The WebSocket. A page of another origin cannot open it, whatever cookies its browser holds. */
final class StreamRoute {

  private static final String OPEN = "offsite-stream";

  private final Guard guard;
  private final Situation situation;
  private final FiguresCache figures;
  private final StreamHub hub;
  private final Audit audit;
  private final String epoch;

  StreamRoute(
      Guard guard,
      Situation situation,
      FiguresCache figures,
      StreamHub hub,
      Audit audit,
      String epoch) {
    this.guard = guard;
    this.situation = situation;
    this.figures = figures;
    this.hub = hub;
    this.audit = audit;
    this.epoch = epoch;
  }

  void register(RoutesConfig routes) {
    routes.wsBeforeUpgrade("/api/stream", this::check);
    routes.ws(
        "/api/stream",
        socket -> {
          socket.onConnect(this::open);
          socket.onMessage(
              context -> {
                StreamHub.Open open = context.attribute(OPEN);
                if (open != null) {
                  open.message(context.message());
                }
              });
          socket.onClose(
              context -> {
                StreamHub.Open open = context.attribute(OPEN);
                if (open != null) {
                  open.closed();
                }
              });
        });
  }

  private void check(Context context) {
    String origin = context.header("Origin");
    if (origin != null && !isOwn(origin, context.header("Host"))) {
      throw Problem.forbidden("the stream is for pages of this server");
    }
    guard.require(context);
  }

  /** Whether scheme and all of an origin lead to this host. */
  private static boolean isOwn(String origin, @Nullable String host) {
    try {
      return URI.create(origin).getRawAuthority() != null
          && URI.create(origin).getRawAuthority().equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void open(WsConnectContext context) {
    Supplier<Optional<Viewer>> whoNow =
        guard.whoNow(context.header("Authorization"), context.cookie(Guard.COOKIE));
    Optional<Viewer> viewer = whoNow.get();
    if (viewer.isEmpty()) {
      context.closeSession(1008, "SESSION_EXPIRED");
      return;
    }
    hub.open(
            new StreamClient(
                situation,
                figures,
                epoch,
                viewer.get(),
                (looks, deviceId) ->
                    audit.note(looks.user(), AuditEntry.Action.FOLLOW, deviceId, "")),
            new Socket(context.session),
            whoNow)
        .ifPresent(open -> context.attribute(OPEN, open));
  }

  private record Socket(Session session) implements Connection {

    @Override
    public void send(Frame frame, Consumer<@Nullable Throwable> done) {
      Callback callback = Callback.from(() -> done.accept(null), done);
      if (frame instanceof Frame.Text text) {
        session.sendText(text.json(), callback);
      } else if (frame instanceof Frame.Binary binary) {
        session.sendBinary(binary.bytes(), callback);
      }
    }

    @Override
    public void close(int code, String reason) {
      session.close(code, reason, Callback.NOOP);
    }

    @Override
    public void cut() {
      session.disconnect();
    }
  }
}
