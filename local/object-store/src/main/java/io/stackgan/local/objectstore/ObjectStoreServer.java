// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.objectstore;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server over a folder, for the platform on one machine and for tests. Buckets are addressed
 * by path; requests signed with other keys are refused.
 */
public final class ObjectStoreServer implements AutoCloseable {

  private static final String HOST = "://127.0.0.1:";

  /** Idle connections of the clients would hold a graceful stop back for seconds. */
  private static final long STOP_TIMEOUT_MILLIS = 0;

  private final S3Proxy server;
  private final URI endpoint;

  private ObjectStoreServer(S3Proxy server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /**
   * Starts a server on the loopback interface and returns once it takes requests.
   *
   * @param folder where buckets and objects live; made when it does not exist
   * @param port 0 for any free one
   * @throws ObjectStoreStartException when the folder is unusable or the port is taken
   */
  public static ObjectStoreServer start(Path folder, int port, String accessKey, String secretKey) {
    try {
      S3Proxy server =
          over(folder, accessKey, secretKey).endpoint(URI.create("http" + HOST + port)).build();
      server.start();
      return new ObjectStoreServer(server, URI.create("http" + HOST + server.getPort()));
    } catch (Exception e) {
      throw new ObjectStoreStartException(folder, port, e);
    }
  }

  /**
   * Likewise by TLS alone.
   *
   * @param keyStore PKCS#12, with the server's key and certificate
   * @param password of the key store
   * @throws ObjectStoreStartException when the folder or the key store is unusable or the port is
   *     taken
   */
  public static ObjectStoreServer startSecured(
      Path folder, int port, String accessKey, String secretKey, Path keyStore, String password) {
    try {
      S3Proxy server =
          over(folder, accessKey, secretKey)
              .secureEndpoint(URI.create("https" + HOST + port))
              .keyStore(keyStore.toString(), password)
              .build();
      server.start();
      return new ObjectStoreServer(server, URI.create("https" + HOST + server.getSecurePort()));
    } catch (Exception e) {
      throw new ObjectStoreStartException(folder, port, e);
    }
  }

  private static S3Proxy.Builder over(Path folder, String accessKey, String secretKey)
      throws IOException {
    Files.createDirectories(folder);
    return S3Proxy.builder()
        .blobStore(
            new ConditionalPuts(new FilesystemNio2BlobStore(folder.toAbsolutePath().toString())))
        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
        .stopTimeout(STOP_TIMEOUT_MILLIS);
  }

  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("Cannot stop the object store at " + endpoint, e);
    }
  }
}
