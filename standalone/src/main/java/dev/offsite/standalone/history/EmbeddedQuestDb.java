package dev.offsite.standalone.history;

import dev.offsite.schemas.history.HistoryTable;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.standalone.instance.HistoryToken;
import dev.offsite.standalone.instance.StartException;
import io.questdb.Bootstrap;
import io.questdb.PropBootstrapConfiguration;
import io.questdb.ServerMain;
import io.questdb.cairo.CairoError;
import io.questdb.griffin.SqlException;
import io.questdb.network.NetworkError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * QuestDB in this process: HTTP only, on loopback, with a password.
 *
 * <p>What it has confirmed survives the end of the process, also by kill -9, on the same folder: it
 * lies in files that are mapped into memory. A machine that loses its power may lose the last
 * seconds; the history job then has not lost them from Kafka, but does not write them again. A
 * write is seen by readers a moment after it was confirmed.
 */
public final class EmbeddedQuestDb implements AutoCloseable {

  private final Path folder;
  private final URI url;
  private ServerMain server;

  private EmbeddedQuestDb(Path folder, ServerMain server, URI url) {
    this.folder = folder;
    this.server = server;
    this.url = url;
  }

  /**
   * Starts it and brings its tables to the form of the contract.
   *
   * @param folder holds the data; made if need be
   * @param host address to listen on
   * @param port a free port
   * @param token what a client must show
   * @throws StartException if it does not start; nothing is left running
   */
  public static EmbeddedQuestDb start(
      Path folder, String host, int port, HistoryToken token, Retention retention)
      throws StartException {
    try (QuietTerminal quiet = new QuietTerminal()) {
      Path settings = Files.createDirectories(folder.resolve("conf"));
      HistoryToken.writeForOwner(
          settings.resolve("server.conf"),
          QuestDbSettings.server(host, port, token.user(), token.password()));
      Files.writeString(settings.resolve("log.conf"), QuestDbSettings.log());
      ServerMain server = serverIn(folder);
      boolean complete = false;
      try {
        server.start();
        makeTables(server, retention);
        complete = true;
        return new EmbeddedQuestDb(folder, server, URI.create("http://" + host + ":" + port));
      } finally {
        if (!complete) {
          server.close();
        }
      }
    } catch (IOException
        | SqlException
        | RuntimeException
        | NetworkError
        | CairoError
        | LinkageError e) {
      // QuestDB throws errors for a port in use and a full disk; its library may not fit the
      // machine
      throw new StartException("QuestDB does not start on port " + port + ": " + e, e);
    }
  }

  private static ServerMain serverIn(Path folder) {
    return new ServerMain(new Bootstrap(new Configuration(), "-d", folder.toString()));
  }

  private static void makeTables(ServerMain server, Retention retention) throws SqlException {
    for (HistoryTable table : HistoryTables.all()) {
      for (String statement : QuestDbTables.statements(table, retention)) {
        server.getEngine().execute(statement);
      }
    }
  }

  /** Where it is reached, such as {@code http://127.0.0.1:9000}. */
  public URI url() {
    return url;
  }

  /** Stops it as {@link #close} does; it can be started again. */
  public void stop() {
    close();
  }

  /**
   * Goes on after {@link #stop} with its data, on the same port.
   *
   * @throws StartException if it does not start, as when the port has been taken meanwhile
   */
  public void startAgain() throws StartException {
    try (QuietTerminal quiet = new QuietTerminal()) {
      server = serverIn(folder);
      server.start();
    } catch (RuntimeException | NetworkError | CairoError e) {
      throw new StartException("QuestDB does not start again at " + url + ": " + e, e);
    }
  }

  /** Ends it. What was confirmed and not yet applied is applied by the next start. */
  @Override
  public void close() {
    try (QuietTerminal quiet = new QuietTerminal()) {
      server.close();
    }
  }

  /** Reads {@code server.conf} and nothing else: no environment, no web console. */
  private static final class Configuration extends PropBootstrapConfiguration {

    @Override
    public Map<String, String> getEnv() {
      return Map.of();
    }

    @Override
    public boolean useSite() {
      return false;
    }

    @Override
    public String getBanner() {
      return "";
    }
  }
}
