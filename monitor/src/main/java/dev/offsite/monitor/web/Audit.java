package dev.offsite.monitor.web;

import dev.offsite.monitor.access.AuditEntry;
import dev.offsite.monitor.access.AuditFile;
import java.time.Clock;
import java.util.List;

/** Notes who does what, at this moment. Thread-safe. */
final class Audit {

  private static final int TEXT_MAX = 256;

  private final AuditFile file;
  private final Clock clock;

  Audit(AuditFile file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  void note(String user, AuditEntry.Action action, String subject, String detail) {
    file.note(new AuditEntry(clock.instant(), cut(user), action, cut(subject), cut(detail)));
  }

  List<AuditEntry> newest(int limit) {
    return file.newest(limit);
  }

  private static String cut(String text) {
    return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
  }
}
