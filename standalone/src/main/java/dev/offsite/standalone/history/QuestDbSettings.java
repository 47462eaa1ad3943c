package dev.offsite.standalone.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in {@code server.conf} and {@code log.conf} of the embedded QuestDB. */
final class QuestDbSettings {

  /** Native memory that queries and merges may take together; beyond it they fail, and say so. */
  private static final long NATIVE_BYTES_MAX = 512L * 1024 * 1024;

  static String server(String host, int port, String user, String password) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("http.net.bind.to", host + ":" + port);
    settings.put("http.user", user);
    settings.put("http.password", password);
    settings.put("http.net.connection.limit", 32);
    // settings are made here, never over HTTP
    settings.put("http.settings.readonly", true);
    settings.put("http.min.enabled", false);
    settings.put("pg.enabled", false);
    settings.put("line.tcp.enabled", false);
    settings.put("line.udp.enabled", false);
    settings.put("telemetry.enabled", false);
    settings.put("metrics.enabled", false);
    // a table or column that the contract does not have is a fault, never a new one
    settings.put("line.auto.create.new.columns", false);
    settings.put("line.auto.create.new.tables", false);
    settings.put("ram.usage.limit.bytes", NATIVE_BYTES_MAX);
    // one thread for each kind of work: this process has more important things to do
    settings.put("shared.network.worker.count", 1);
    settings.put("shared.query.worker.count", 1);
    settings.put("shared.write.worker.count", 1);
    settings.put("wal.apply.worker.count", 1);
    settings.put("export.worker.count", 0);
    settings.put("mat.view.refresh.worker.count", 0);
    settings.put("view.compiler.worker.count", 0);
    settings.put("cairo.mat.view.enabled", false);
    // after a piece of work a thread looks for more this often before it sleeps for a millisecond,
    // then for ten; with QuestDB's thousands three threads gave their processor away 17,000 times a
    // second
    for (String threads : List.of("shared", "wal.apply")) {
      settings.put(threads + ".worker.nap.threshold", 50);
      settings.put(threads + ".worker.sleep.threshold", 100);
    }
    // pages are mapped and grown in these steps for each column of each table and day
    settings.put("cairo.writer.data.append.page.size", 256 * 1024);
    settings.put("cairo.wal.writer.data.append.page.size", 64 * 1024);
    settings.put("cairo.o3.column.memory.size", 256 * 1024);
    settings.put("http.send.buffer.size", 256 * 1024);
    StringBuilder text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return text.toString();
  }

  /**
   * Only what is critical is passed on: QuestDB's errors quote the lines it refuses, and the writer
   * of those lines hears of them anyway.
   */
  static String log() {
    return "writers=offsite\n"
        + ("w.offsite.class=" + QuestDbLogWriter.class.getName() + "\n")
        + "w.offsite.level=CRITICAL\n";
  }

  private QuestDbSettings() {}
}
