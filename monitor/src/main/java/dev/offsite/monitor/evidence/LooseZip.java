package dev.offsite.monitor.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of a ZIP archive of any form, in memory and within limits: nothing is unpacked
 * to a disk, and what inflates beyond the limit is not read on.
 *
 * @param files in the order of the archive
 * @param fault why reading ended early; null if it did not
 */
record LooseZip(List<PackedFile> files, @Nullable String fault) {

  private static final int CHUNK_BYTES = 8192;

  LooseZip {
    files = List.copyOf(files);
  }

  static LooseZip read(byte[] archive, int bytesMax, int filesMax) {
    List<PackedFile> files = new ArrayList<>();
    String reading = "its beginning";
    long left = bytesMax;
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        reading = PrintableText.of(entry.getName());
        if (files.size() == filesMax) {
          return new LooseZip(files, "it holds more than " + filesMax + " files");
        }
        byte[] content = inflate(zip, left);
        if (content.length > left) {
          return new LooseZip(
              files, reading + " and those before it inflate to more than " + bytesMax + " bytes");
        }
        left -= content.length;
        files.add(new PackedFile(entry.getName(), content));
      }
    } catch (IOException | IllegalArgumentException e) {
      return new LooseZip(
          files, "at " + reading + ": " + PrintableText.of(String.valueOf(e.getMessage())));
    }
    return new LooseZip(files, files.isEmpty() ? "it is no ZIP archive" : null);
  }

  /** The content, or one byte more than the limit. */
  private static byte[] inflate(ZipInputStream zip, long bytesMax) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    while (content.size() <= bytesMax) {
      int read = zip.read(chunk, 0, (int) Math.min(chunk.length, bytesMax + 1 - content.size()));
      if (read < 0) {
        break;
      }
      content.write(chunk, 0, read);
    }
    return content.toByteArray();
  }
}
