package dev.offsite.pipelines.testing.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFileTest {

  @TempDir Path folder;

  @Test
  void file_withRemarksAndEmptyLines_givesTheImages() throws Exception {
    Path file = folder.resolve("images.env");
    Files.write(file, List.of("# KAFKA_IMAGE=no", "", "KAFKA_IMAGE=a/kafka:1 ", "no line of ours"));

    assertThat(ImageFile.read(file).images()).isEqualTo(Map.of("KAFKA_IMAGE", "a/kafka:1"));
  }

  @Test
  void image_thatIsNotNamed_isAnErrorThatNamesTheVariable() {
    assertThatThrownBy(() -> new ImageFile(Map.of()).of(ServerImage.INFLUXDB))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("INFLUXDB_IMAGE is missing");
  }

  @Test
  void filesOfTheRepository_nameEachServerWithATagThatIsNotLatest() {
    Path docker = ImageFile.dockerFolder();
    ImageFile real = ImageFile.read(docker.resolve("images.env"));
    ImageFile standIns = ImageFile.read(docker.resolve("stand-ins").resolve("images.env"));

    for (ServerImage server : ServerImage.values()) {
      assertThat(real.of(server)).matches("[a-z/-]+:\\d[\\w.-]*");
      assertThat(standIns.of(server)).matches("offsite-stand-in/[a-z]+:\\d[\\w.-]*");
    }
  }
}
