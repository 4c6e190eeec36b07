// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FolderObjectStoreTest extends ObjectStoreContract {

  @Override
  ObjectStore store() {
    return new FolderObjectStore(folder.resolve("store"));
  }

  @Test
  void open_file() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new FolderObjectStore(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void put_keyThatIsAFolder() {
    store().put("a/b", new byte[1], "text/plain");
    assertThatThrownBy(() -> store().put("a", new byte[1], "text/plain"))
        .isInstanceOf(StoreException.class);
    assertThat(store().list("")).extracting(ObjectInfo::key).containsExactly("a/b");
  }
}
