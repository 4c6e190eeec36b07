// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Servers whose certificates somebody signed whom Java does not know. */
final class TrustedServers {

  private TrustedServers() {}

  /**
   * @param authorities their certificates, PEM
   * @throws IllegalArgumentException when the file has none
   */
  static OkHttpClient.Builder trusting(OkHttpClient.Builder client, Path authorities) {
    try {
      X509TrustManager trust = trust(certificates(authorities));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return client.sslSocketFactory(context.getSocketFactory(), trust);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "stackgan.store.ca-certificates: cannot read certificates (PEM) from " + authorities, e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(pem);
      if (certificates.isEmpty()) {
        throw new IOException("there is none");
      }
      return certificates;
    }
  }

  private static X509TrustManager trust(Collection<? extends Certificate> authorities)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (Certificate authority : authorities) {
      store.setCertificateEntry("authority-" + store.size(), authority);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }
}
