package dev.offsite.standalone.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docker/backup} with a Docker that only notes what it is asked for. */
class BackupTest {

  @TempDir Path folder;

  private Path docker;
  private Path asked;

  @BeforeEach
  void copyOfTheFolder() throws IOException {
    docker = Files.createDirectories(folder.resolve("docker"));
    asked = folder.resolve("asked");
    for (String name : List.of("backup", "images.env")) {
      Files.copy(ComposeFile.FOLDER.resolve(name), docker.resolve(name));
    }
    Files.createDirectories(docker.resolve("secrets"));
    Files.createDirectories(docker.resolve("reference"));
  }

  @Test
  void backup_whoseCopiesSucceed_stopsAndStartsAgain() throws Exception {
    assertThat(backup("true")).isZero();

    assertThat(Files.readAllLines(asked))
        .startsWith("compose exec -T jobs offsite-jobs stop", "compose stop")
        .endsWith("compose up -d", "compose exec -T jobs offsite-jobs start")
        .hasSize(2 + 6 + 2);
  }

  @Test
  void backup_whoseCopyFails_saysSoAndStartsAgain() throws Exception {
    assertThat(backup("false")).isNotZero();

    assertThat(Files.readAllLines(asked))
        .endsWith("compose up -d", "compose exec -T jobs offsite-jobs start")
        .hasSize(2 + 1 + 2);
  }

  /** Runs it; {@code copy} is what a container that copies ends with. */
  private int backup(String copy) throws IOException, InterruptedException {
    Path program = folder.resolve("bin/docker");
    Files.createDirectories(program.getParent());
    Files.writeString(
        program,
        """
        #!/bin/sh
        [ "$*" = "compose version" ] && exit 0
        echo "$*" >>'%s'
        [ "$1" != run ] || %s
        """
            .formatted(asked, copy));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    ProcessBuilder builder =
        new ProcessBuilder("bash", "backup", folder.resolve("to").toString())
            .directory(docker.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    builder.environment().merge("PATH", program.getParent() + ":", (path, first) -> first + path);
    return builder.start().waitFor();
  }
}
