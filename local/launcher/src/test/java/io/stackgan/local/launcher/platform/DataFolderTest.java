// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path folder;

  @Test
  void missingFolder_isMadeAndUsableAgain() {
    DataFolder data = new DataFolder(folder.resolve("a/b")).prepare();
    assertThat(data.prepare().logs()).isDirectory();
  }

  @Test
  void folderOfSomethingElse_isLeftAlone() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "mine");
    assertThatThrownBy(() -> new DataFolder(folder).prepare())
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("something else than a platform's data");
    assertThat(folder).isDirectoryNotContaining("glob:**/FORMAT");
  }

  @Test
  void folderOfANewerVersion_isLeftAlone() throws IOException {
    Files.writeString(folder.resolve("FORMAT"), "stackgan-platform 2\n");
    assertThatThrownBy(() -> new DataFolder(folder).prepare())
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("newer version (format 2, this one knows 1)");
  }

  @Test
  void damagedFormat_isNamed() throws IOException {
    Files.writeString(folder.resolve("FORMAT"), "?");
    assertThatThrownBy(() -> new DataFolder(folder).prepare())
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("damaged FORMAT");
  }

  @Test
  void folderThatCannotBeMade_isNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> new DataFolder(file.resolve("data")).prepare())
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("choose another with --data");
  }

  @Test
  void secrets_stayAndAreForTheOwnerAlone() throws IOException {
    DataFolder data = new DataFolder(folder).prepare();
    Secrets made = data.secrets();
    assertThat(data.secrets()).isEqualTo(made);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("secrets.properties"))))
        .isEqualTo("rw-------");
    assertThat(made.toString()).doesNotContain(made.secretKey());
  }
}
