package dev.offsite.simulators.recording;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The beginning of a recording: what it is, and free text about it.
 *
 * @param properties such as {@code createdBy}, {@code scenario}, {@code seed}; sorted by name
 * @param bytes how long the header is in the file
 */
record FileHeader(Map<String, String> properties, int bytes) {

  /** Longest form of the properties, so that a damaged length never makes a reader take memory. */
  static final int PROPERTIES_BYTES_MAX = 64 * 1024;

  static final int BYTES_MAX = PROPERTIES_BYTES_MAX + 64;

  private static final int VERSION = 1;

  /**
   * As in PNG: the first byte is no text, and the line end shows a file that was transferred as
   * text.
   */
  private static final byte[] MAGIC = {(byte) 0x89, 'O', 'F', 'R', 'E', 'C', '\r', '\n'};

  private static final ObjectMapper JSON = new ObjectMapper();

  FileHeader {
    properties = Collections.unmodifiableMap(new TreeMap<>(properties));
  }

  /** The bytes of a header with these properties. */
  static byte[] encode(Map<String, String> properties) throws IOException {
    byte[] json = JSON.writeValueAsBytes(new TreeMap<>(properties));
    if (json.length > PROPERTIES_BYTES_MAX) {
      throw new IllegalArgumentException(
          "properties of " + json.length + " bytes are above " + PROPERTIES_BYTES_MAX);
    }
    ByteBuffer out = ByteBuffer.allocate(MAGIC.length + 2 + 4 + json.length + 4);
    out.put(MAGIC).putShort((short) VERSION).putInt(json.length).put(json);
    return out.putInt(Crc.of(out.array(), 0, out.position())).array();
  }

  /**
   * Reads a header.
   *
   * @param start the first bytes of the file, {@link #BYTES_MAX} or all there are
   * @throws RecordingException if it is none
   */
  static FileHeader decode(Path file, byte[] start) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(start);
    try {
      byte[] magic = new byte[MAGIC.length];
      in.get(magic);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new RecordingException(file, 0, "no recording: it does not begin with 89 OFREC");
      }
      int version = in.getShort();
      if (version != VERSION) {
        throw new RecordingException(
            file, MAGIC.length, "format version " + version + "; this program reads " + VERSION);
      }
      int length = in.getInt();
      if (length < 0 || length > PROPERTIES_BYTES_MAX) {
        throw new RecordingException(
            file, in.position() - 4, "header length " + length + " is above the limit");
      }
      byte[] json = new byte[length];
      in.get(json);
      int before = in.position();
      if (in.getInt() != Crc.of(start, 0, before)) {
        throw new RecordingException(file, 0, "the checksum of the header does not fit");
      }
      return new FileHeader(JSON.readValue(json, new TypeReference<>() {}), in.position());
    } catch (BufferUnderflowException e) {
      throw new RecordingException(file, start.length, "the file ends within its header");
    }
  }
}
