package dev.offsite.simulators.archive;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it, with any separator: fields in double quotes may hold separators, line
 * ends and doubled quotes. Lines end with CRLF, LF or CR; empty ones are passed over.
 */
final class CsvRows implements ArchiveRows {

  private static final int END = -1;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final PushbackReader in;
  private final char separator;
  private final List<String> columns;
  private long line = 1;

  private CsvRows(Reader reader, char separator, List<String> given)
      throws IOException, UnusableLineException {
    this.in = new PushbackReader(reader);
    this.separator = separator;
    int first = in.read();
    if (first != BYTE_ORDER_MARK && first != END) {
      in.unread(first);
    }
    if (!given.isEmpty()) {
      columns = given;
      return;
    }
    List<String> header = fields();
    columns = header == null ? List.of() : header;
    if (columns.stream().distinct().count() != columns.size()) {
      throw new UnusableLineException(1, "a column name occurs twice: " + columns);
    }
  }

  /**
   * Reads the header line, unless the columns are given.
   *
   * @param columns empty if the first line names them
   */
  static CsvRows open(Reader reader, char separator, List<String> columns)
      throws IOException, UnusableLineException {
    return new CsvRows(reader, separator, columns);
  }

  List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable ArchiveRow next() throws IOException, UnusableLineException {
    while (true) {
      long begun = line;
      List<String> fields = fields();
      if (fields == null) {
        return null;
      }
      if (fields.size() == 1 && fields.get(0).isEmpty()) {
        continue;
      }
      if (fields.size() != columns.size()) {
        throw new UnusableLineException(
            begun, "columns: " + fields.size() + ", not " + columns.size());
      }
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < fields.size(); i++) {
        values.put(columns.get(i), fields.get(i));
      }
      return new Row(begun, values);
    }
  }

  private record Row(long line, Map<String, String> values) implements ArchiveRow {
    @Override
    public @Nullable String text(String from) {
      String value = values.get(from);
      return value == null || value.isEmpty() ? null : value;
    }

    @Override
    public List<String> texts(String from) {
      String value = text(from);
      return value == null ? List.of() : List.of(value);
    }
  }

  /** The fields of the next record, or null at the end. */
  private @Nullable List<String> fields() throws IOException, UnusableLineException {
    long begun = line;
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean isQuoted = false;
    boolean wasQuoted = false;
    int length = 0;
    while (true) {
      int c = in.read();
      length++;
      if (length > LINE_LENGTH_MAX) {
        skipLine();
        throw new UnusableLineException(begun, "longer than " + LINE_LENGTH_MAX + " characters");
      }
      if (isQuoted) {
        if (c == END) {
          throw new UnusableLineException(begun, "a quote is not closed");
        }
        if (c == '"' && !isNext('"')) {
          isQuoted = false;
        } else {
          field.append((char) c);
          line += c == '\n' ? 1 : 0;
        }
      } else if (c == '"' && field.isEmpty() && !wasQuoted) {
        isQuoted = true;
        wasQuoted = true;
      } else if (c == separator) {
        fields.add(field.toString());
        field.setLength(0);
        wasQuoted = false;
      } else if (c == END || c == '\n' || c == '\r') {
        if (c == END && length == 1) {
          return null;
        }
        if (c == '\r') {
          isNext('\n');
        }
        line++;
        fields.add(field.toString());
        return fields;
      } else if (wasQuoted) {
        skipLine();
        throw new UnusableLineException(begun, "text follows a closing quote");
      } else {
        field.append((char) c);
      }
    }
  }

  /** Takes the next character if it is this one. */
  private boolean isNext(char expected) throws IOException {
    int c = in.read();
    if (c == expected) {
      return true;
    }
    if (c != END) {
      in.unread(c);
    }
    return false;
  }

  private void skipLine() throws IOException {
    int c = in.read();
    while (c != END && c != '\n') {
      c = in.read();
    }
    line++;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
