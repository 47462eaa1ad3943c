package dev.offsite.pipelines.history.store;

import java.io.IOException;

/** A setting must be corrected before the time series takes anything. Nothing is lost by it. */
public final class MisconfiguredStoreException extends IOException {
  private static final long serialVersionUID = 1L;

  MisconfiguredStoreException(String message) {
    super(message);
  }
}
