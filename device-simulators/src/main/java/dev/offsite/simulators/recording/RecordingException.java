package dev.offsite.simulators.recording;

import java.io.IOException;
import java.nio.file.Path;

/** A file is no recording, or is damaged; the message names file, offset and what is wrong. */
public final class RecordingException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long offset;

  RecordingException(Path file, long offset, String wrong) {
    super(file + " at byte " + offset + ": " + wrong);
    this.offset = offset;
  }

  /** Where in the file, in bytes from its beginning. */
  public long offset() {
    return offset;
  }
}
