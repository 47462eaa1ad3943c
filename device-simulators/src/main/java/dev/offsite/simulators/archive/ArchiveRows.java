package dev.offsite.simulators.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of an archive, one after the other. */
interface ArchiveRows extends AutoCloseable {

  /** Longest line, or record of CSV over several lines, in characters. */
  int LINE_LENGTH_MAX = 16 * 1024 * 1024;

  /**
   * The next line, or null after the last.
   *
   * @throws UnusableLineException if it cannot be read; the next call goes on behind it
   */
  @Nullable ArchiveRow next() throws IOException, UnusableLineException;

  @Override
  void close() throws IOException;
}
