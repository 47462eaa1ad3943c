package dev.offsite.simulators.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of an archive. */
interface ArchiveRow {

  /** Number of the line it begins in, from 1. */
  long line();

  /**
   * The text of a column or of a JSON value that is a text, number or truth value.
   *
   * @param from column name or JSON pointer
   * @return null if there is none or it is empty
   */
  @Nullable String text(String from);

  /** The texts of a JSON array; a single value, such as that of a column, is a list of one. */
  List<String> texts(String from);
}
