// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stage1;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.stackgan.modelstore.FolderObjectStore;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.modelstore.signing.SigningKey;
import io.stackgan.stagemessaging.StagePlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A platform whose services take signed releases only; the one in service is signed. */
public final class SigningPlatform implements QuarkusTestResourceLifecycleManager {

  /** Where tests find the key's file. */
  static final String KEY = "test.signing-key";

  private final StagePlatform platform = new StagePlatform();

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>(platform.start());
    try {
      Path key = Files.createTempDirectory("keys").resolve("release-key.pem");
      settings.put("stackgan.releases.trusted-keys", SigningKey.generate(key));
      settings.put("stackgan.releases.require-signature", "true");
      settings.put(KEY, key.toString());
      new ReleaseStore(new FolderObjectStore(Path.of(settings.get("stackgan.store.folder"))))
          .sign(StagePlatform.RELEASE, SigningKey.read(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }

  @Override
  public void stop() {
    platform.stop();
  }
}
