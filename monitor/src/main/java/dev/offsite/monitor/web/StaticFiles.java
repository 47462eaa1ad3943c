package dev.offsite.monitor.web;

import dev.offsite.schemas.channel.Sha256;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The browser side and its libraries, from the class path. Public: there are no data in them. What
 * was read once is kept, which is bounded by what the class path holds.
 */
final class StaticFiles {

  private static final String WEB = "/dev/offsite/monitor/web/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  /** No dot begins a name, so nothing leads upwards. */
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("wav", "audio/wav"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final String vue;
  private final String ol;

  @SuppressWarnings("ArrayRecordComponent") // read once, never changed
  private record Held(byte[] content, String tag, String type) {}

  StaticFiles() {
    vue = "vue/" + version("vue");
    ol = "ol/" + version("ol");
  }

  void register(RoutesConfig routes) {
    routes.get("/", context -> web(context, "index.html"));
    routes.get(
        "/lib/vue.js", context -> jar(context, vue + "/dist/vue.runtime.esm-browser.prod.js", ""));
    routes.get("/lib/ol.js", context -> jar(context, ol + "/dist/ol.js", ""));
    routes.get(
        "/lib/ol.mjs", context -> jar(context, ol + "/dist/ol.js", "\nexport default ol;\n"));
    routes.get("/lib/ol.css", context -> jar(context, ol + "/ol.css", ""));
    routes.get(
        "/webjars/<path>",
        context -> {
          String path = context.pathParam("path");
          if (!path.startsWith(vue + "/") && !path.startsWith(ol + "/")) {
            throw Problem.notFound();
          }
          jar(context, path, "");
        });
    routes.get("/<path>", context -> web(context, context.pathParam("path")));
  }

  private void web(Context context, String path) throws IOException {
    send(context, WEB, path, "", "no-cache");
  }

  /** Their version is part of the path, or they are asked for again. */
  private void jar(Context context, String path, String tail) throws IOException {
    String cache =
        context.path().startsWith("/webjars/") ? "max-age=31536000, immutable" : "no-cache";
    send(context, WEBJARS, path, tail, cache);
  }

  private void send(Context context, String folder, String path, String tail, String cache)
      throws IOException {
    Held found = find(folder, path, tail).orElseThrow(Problem::notFound);
    context.header("ETag", found.tag()).header("Cache-Control", cache);
    if (found.tag().equals(context.header("If-None-Match"))) {
      context.status(304);
    } else {
      context.contentType(found.type()).result(found.content());
    }
  }

  private Optional<Held> find(String folder, String path, String tail) throws IOException {
    int dot = path.lastIndexOf('.');
    String type = dot < 0 ? null : TYPES.get(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    if (type == null || !PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    String key = folder + path + tail;
    Held known = held.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    try (InputStream resource = StaticFiles.class.getResourceAsStream(folder + path)) {
      if (resource == null) {
        return Optional.empty();
      }
      byte[] content = resource.readAllBytes();
      if (!tail.isEmpty()) {
        content =
            (new String(content, StandardCharsets.UTF_8) + tail).getBytes(StandardCharsets.UTF_8);
      }
      Held made = new Held(content, '"' + Sha256.hexOf(content).substring(0, 32) + '"', type);
      held.put(key, made);
      return Optional.of(made);
    }
  }

  /** As the web jar says of itself. */
  private static String version(String artifact) {
    String path = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
    try (InputStream resource = StaticFiles.class.getResourceAsStream(path)) {
      if (resource == null) {
        throw new IllegalStateException("the web jar " + artifact + " is not on the class path");
      }
      Properties properties = new Properties();
      properties.load(resource);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new IllegalStateException(path + " cannot be read", e);
    }
  }
}
