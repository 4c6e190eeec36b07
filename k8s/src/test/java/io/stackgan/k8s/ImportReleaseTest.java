// SPDX-License-Identifier: Apache-2.0
package io.stackgan.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseAlias;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Compose runs to bring the shipped release into its store, with a folder for the store. */
class ImportReleaseTest {

  /** The words of MinIO's client that the script uses. */
  private static final String CLIENT =
      """
      #!/bin/sh
      place() { echo "$STORE/${1#store/stackgan/}"; }
      case $1 in
        stat) [ -e "$(place "$2")" ] ;;
        cp)
          [ "$2" != --recursive ] || { mkdir -p "$(place "$4")" && cp -r "$3." "$(place "$4")"; exit; }
          cp "$2" "$(place "$3")"
          ;;
        pipe) mkdir -p "$(dirname "$(place "$4")")" && cat >"$(place "$4")" ;;
      esac
      """;

  @TempDir private Path folder;

  @Test
  void shippedRelease_isInServiceAndWhole() throws Exception {
    assertThat(run()).isZero();

    ReleaseStore releases = new ReleaseStore(new FolderObjectStore(folder.resolve("store")));
    ReleaseAlias alias = releases.alias(ReleaseStore.PRODUCTION).orElseThrow();
    assertThat(releases.manifest(alias.release())).isPresent();
    for (String component :
        new String[] {ReleaseManifest.ENCODER, ReleaseManifest.STAGE1, ReleaseManifest.STAGE2}) {
      assertThat(releases.fetch(alias.release(), component, folder.resolve("cache")))
          .isNotEmptyDirectory();
    }
  }

  @Test
  void releaseThatServes_stays() throws Exception {
    Path alias = folder.resolve("store/models/aliases/production.json");
    Files.createDirectories(alias.getParent());
    Files.writeString(alias, "mine");

    assertThat(run()).isZero();

    assertThat(alias).hasContent("mine");
    assertThat(folder.resolve("store/models")).isDirectoryNotContaining("glob:**/drawn-birds*");
  }

  private int run() throws IOException, InterruptedException {
    Path client = folder.resolve("mc");
    Files.writeString(client, CLIENT);
    Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder script =
        new ProcessBuilder(
            "sh",
            Checkout.path("containers/minio/import-release").toString(),
            Checkout.path("releases/drawn-birds").toString());
    script
        .environment()
        .putAll(
            Map.of(
                "PATH",
                folder + ":" + System.getenv("PATH"),
                "STORE",
                folder.resolve("store").toString()));
    return script.inheritIO().start().waitFor();
  }
}
