package dev.offsite.monitor.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A ZIP archive (APPNOTE.TXT 6.3.10) in the one form that packages have: entries stored without
 * compression, no extra fields, no comments, 1 January 1980, nothing before, between or behind.
 *
 * <p>Written by hand because a library's bytes differ with its version and with the time zone, and
 * here every byte counts: an archive that differs from what {@link #write} makes of its own entries
 * was touched.
 */
final class StoredZip {

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_BYTES = 30;
  private static final int CENTRAL_BYTES = 46;
  private static final int END_BYTES = 22;

  /** Version 1.0 of the format knows stored files. */
  private static final short VERSION = 10;

  /** 1 January 1980 in the form of MS-DOS, the first day it knows. */
  private static final short FIRST_DAY = 0x21;

  /** Two bytes hold the number of entries. */
  static final int FILES_MAX = 65_535;

  /** The archive of these files, in this order. */
  static byte[] write(List<PackedFile> files) {
    if (files.size() > FILES_MAX) {
      throw new IllegalArgumentException(files.size() + " files; at most " + FILES_MAX + " fit");
    }
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (PackedFile file : files) {
      byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
      int offset = archive.size();
      byte[] local = new byte[LOCAL_BYTES];
      describe(over(local).putInt(LOCAL), file, name);
      archive.writeBytes(local);
      archive.writeBytes(name);
      archive.writeBytes(file.content());
      byte[] central = new byte[CENTRAL_BYTES];
      ByteBuffer header = over(central).putInt(CENTRAL).putShort(VERSION);
      describe(header, file, name);
      header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(offset);
      directory.writeBytes(central);
      directory.writeBytes(name);
    }
    byte[] end = new byte[END_BYTES];
    ByteBuffer last = over(end).putInt(END).putShort((short) 0).putShort((short) 0);
    last.putShort((short) files.size()).putShort((short) files.size());
    last.putInt(directory.size()).putInt(archive.size()).putShort((short) 0);
    archive.writeBytes(directory.toByteArray());
    archive.writeBytes(end);
    return archive.toByteArray();
  }

  /**
   * The entries of an archive of stored files, as their own headers say, whatever else is wrong
   * with it; nothing if a header is of another form.
   */
  static Optional<List<PackedFile>> read(byte[] archive) {
    List<PackedFile> files = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    while (in.remaining() >= LOCAL_BYTES && in.getInt(in.position()) == LOCAL) {
      int at = in.position();
      int method = in.getShort(at + 8);
      long length = in.getInt(at + 18) & 0xffffffffL;
      int nameLength = in.getShort(at + 26) & 0xffff;
      int extraLength = in.getShort(at + 28) & 0xffff;
      long begin = at + LOCAL_BYTES + (long) nameLength + extraLength;
      if (method != 0 || begin + length > archive.length) {
        return Optional.empty();
      }
      byte[] content = new byte[(int) length];
      in.position((int) begin).get(content);
      files.add(
          new PackedFile(
              new String(archive, at + LOCAL_BYTES, nameLength, StandardCharsets.UTF_8), content));
    }
    boolean atDirectory = in.remaining() >= Integer.BYTES && in.getInt(in.position()) == CENTRAL;
    return atDirectory && !files.isEmpty() ? Optional.of(files) : Optional.empty();
  }

  /** What both headers of an entry say alike. */
  private static void describe(ByteBuffer header, PackedFile file, byte[] name) {
    CRC32 crc = new CRC32();
    crc.update(file.content());
    header.putShort(VERSION).putShort((short) 0).putShort((short) 0);
    header.putShort((short) 0).putShort(FIRST_DAY);
    header.putInt((int) crc.getValue());
    header.putInt(file.content().length).putInt(file.content().length);
    header.putShort((short) name.length).putShort((short) 0);
  }

  private static ByteBuffer over(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private StoredZip() {}
}
