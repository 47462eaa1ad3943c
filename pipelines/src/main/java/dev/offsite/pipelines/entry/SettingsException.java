package dev.offsite.pipelines.entry;

/** A setting that the operator can put right. The message names key, value and limit. */
final class SettingsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message);
  }

  SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
