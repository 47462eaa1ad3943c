package dev.offsite.monitor.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredZipTest {

  private static final List<PackedFile> FILES =
      List.of(
          PackedFile.ofText("b.txt", "second by name"),
          PackedFile.ofText("a/empty.txt", ""),
          PackedFile.ofText("a/中文.txt", "号牌"));

  @TempDir Path folder;

  @Test
  void archive_isReadByOtherProgramsInItsOrder() throws IOException {
    Path file = folder.resolve("x.zip");
    Files.write(file, StoredZip.write(FILES.subList(0, 2)));

    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      assertThat(entries).extracting(ZipEntry::getName).containsExactly("b.txt", "a/empty.txt");
      assertThat(
              new String(zip.getInputStream(entries.get(0)).readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("second by name");
    }
    List<String> streamed = new ArrayList<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        streamed.add(entry.getName());
      }
    }
    assertThat(streamed).containsExactly("b.txt", "a/empty.txt");
  }

  @Test
  void archive_readBack_isTheSameFiles() {
    List<PackedFile> read = StoredZip.read(StoredZip.write(FILES)).orElseThrow();

    assertThat(read)
        .extracting(PackedFile::name)
        .containsExactly("b.txt", "a/empty.txt", "a/中文.txt");
    assertThat(read.get(2).content()).isEqualTo(Samples.bytes("号牌"));
  }

  @Test
  void archive_thatEndsWithinAFile_isNotRead() {
    byte[] archive = StoredZip.write(FILES);

    assertThat(StoredZip.read(Arrays.copyOf(archive, 40))).isEmpty();
    assertThat(StoredZip.read(new byte[0])).isEmpty();
  }

  @Test
  void lengthInAHeader_beyondTheArchive_isNotRead() {
    byte[] archive = StoredZip.write(FILES);
    archive[18] = -1;
    archive[21] = -1; // four gigabytes

    assertThat(StoredZip.read(archive)).isEmpty();
  }
}
