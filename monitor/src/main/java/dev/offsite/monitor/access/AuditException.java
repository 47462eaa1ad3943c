package dev.offsite.monitor.access;

import java.io.IOException;

/** The audit log cannot be written or read: what should have been noted must not happen. */
public final class AuditException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AuditException(String message, IOException cause) {
    super(message, cause);
  }
}
