// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.ErrorResponseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoreServerIT {

  private static final String ACCESS_KEY = "platform";
  private static final String SECRET_KEY = "a-secret-of-the-test";
  private static final String BUCKET = "stackgan";
  private static final String KEY = "images/job/0.png";

  @TempDir Path folder;

  @Test
  void objects_outliveTheServer() throws Exception {
    byte[] content = {1, 2, 3};
    try (ObjectStoreServer server = start()) {
      MinioClient client = client(server, SECRET_KEY);
      client.makeBucket(MakeBucketArgs.builder().bucket(BUCKET).build());
      put(client, content);
    }
    try (ObjectStoreServer server = start();
        InputStream stored =
            client(server, SECRET_KEY)
                .getObject(GetObjectArgs.builder().bucket(BUCKET).object(KEY).build())) {
      assertThat(stored.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void requestSignedWithAnotherKey_isRefused() throws Exception {
    try (ObjectStoreServer server = start()) {
      MinioClient stranger = client(server, "not-" + SECRET_KEY);
      assertThatThrownBy(
              () -> stranger.bucketExists(BucketExistsArgs.builder().bucket(BUCKET).build()))
          .isInstanceOf(ErrorResponseException.class);
      assertThatThrownBy(() -> stranger.makeBucket(MakeBucketArgs.builder().bucket(BUCKET).build()))
          .isInstanceOf(ErrorResponseException.class)
          .hasMessageContaining("signature");
    }
  }

  @Test
  void takenPort_isNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> ObjectStoreServer.start(folder, port, ACCESS_KEY, SECRET_KEY))
          .isInstanceOf(ObjectStoreStartException.class)
          .hasMessageContaining(String.valueOf(port));
    }
  }

  private ObjectStoreServer start() {
    return ObjectStoreServer.start(folder.resolve("objects"), 0, ACCESS_KEY, SECRET_KEY);
  }

  private static MinioClient client(ObjectStoreServer server, String secretKey) {
    return MinioClient.builder()
        .endpoint(server.endpoint().toString())
        .credentials(ACCESS_KEY, secretKey)
        .build();
  }

  private static void put(MinioClient client, byte[] content) throws Exception {
    client.putObject(
        PutObjectArgs.builder().bucket(BUCKET).object(KEY).stream(
                new ByteArrayInputStream(content), content.length, -1)
            .contentType("image/png")
            .build());
  }
}
