// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where releases and pictures lie. */
@ConfigMapping(prefix = "stackgan.store")
public interface ObjectStoreConfig {

  /** {@code s3}, or {@code folder} for one machine without an S3 server. */
  @WithDefault("s3")
  Type type();

  /** The S3 server. */
  @WithDefault("http://127.0.0.1:9000")
  URI endpoint();

  /** The region that requests are signed for. */
  @WithDefault("us-east-1")
  String region();

  /** The bucket; made when it is missing. */
  @WithDefault("stackgan")
  String bucket();

  /** Who is asking. Needed for {@code s3}. */
  Optional<String> accessKey();

  /** The password that goes with the access key. Needed for {@code s3}. */
  Optional<String> secretKey();

  /** Certificates (PEM) of who signs the server's, where Java does not know them. */
  Optional<Path> caCertificates();

  /** Days until pictures expire, in a bucket that is made; 0 keeps them. */
  @WithDefault("30")
  int imageDays();

  /** The folder. Needed for {@code folder}. */
  Optional<Path> folder();

  /** The store's kind. */
  enum Type {
    S3,
    FOLDER
  }
}
