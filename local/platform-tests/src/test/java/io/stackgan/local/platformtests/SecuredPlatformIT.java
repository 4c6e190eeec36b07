// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.platformtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.stackgan.contracts.Topics;
import io.stackgan.modelstore.ObjectStoreConfig;
import io.stackgan.modelstore.ObjectStores;
import io.stackgan.modelstore.ReleaseImporter;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.modelstore.StoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of docs/encryption.md. */
class SecuredPlatformIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  @TempDir Path folder;

  @Test
  void jobIsDrawn_overEncryptedConnections_andStrangersAreTurnedAway() throws Exception {
    try (SecuredPlatform platform =
        new SecuredPlatform(folder, freePort(), freePort(), freePort(), freePort())) {
      platform.prepare();
      platform.startBroker();
      platform.startStore();
      Properties services = platform.file("services.properties");
      createTopics(services);
      importRelease(services);
      for (String service :
          List.of("embedding-service", "stage1-service", "stage2-service", "gateway")) {
        platform.startService(service);
      }

      JsonNode job = drawn(platform.jobs());

      assertThat(job.path("state").asText()).as("%s", job).isEqualTo("completed");
      assertThat(job.at("/images/0/url").asText()).startsWith("https://");
      assertThat(platform.jobs().picture(job)).startsWith(PNG);
      whoDoesNotKnowTheAuthority_trustsNobody(platform, services);
      wrongPassword_isRefused(services);
      plainText_isRefused(platform, services);
      describe(kafka(services));
      assertThat(platform.logs())
          .contains("Successfully logged in", "is in service")
          .doesNotContain(SecuredPlatform.secrets());
    }
  }

  private static void createTopics(Properties services) throws Exception {
    List<NewTopic> topics =
        Topics.all().stream()
            .map(topic -> new NewTopic(topic, Optional.of(1), Optional.empty()))
            .toList();
    try (Admin admin = Admin.create(kafka(services))) {
      admin.createTopics(topics).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static Map<String, Object> kafka(Properties services) {
    Map<String, Object> settings = new HashMap<>();
    services.stringPropertyNames().stream()
        .filter(name -> name.startsWith("kafka."))
        .forEach(name -> settings.put(name.substring(6), services.getProperty(name)));
    return settings;
  }

  private static void importRelease(Properties services) throws InterruptedException {
    ReleaseStore releases = new ReleaseStore(ObjectStores.open(store(services)));
    ReleaseImporter importer =
        new ReleaseImporter(releases, SecuredPlatformIT.class.getClassLoader());
    Path shipped = Stackgan.HOME.resolve("releases/drawn-birds");
    await(() -> releases.list().isEmpty());
    releases.promote(importer.importFolder(shipped).release());
  }

  private static void await(Callable<Boolean> condition) throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    String last = "";
    while (Instant.now().isBefore(deadline)) {
      try {
        if (condition.call()) {
          return;
        }
      } catch (Exception notYet) {
        last = notYet.toString();
      }
      Thread.sleep(300);
    }
    throw new AssertionError("not within " + PATIENCE + ": " + last);
  }

  private static ObjectStoreConfig store(Properties services) {
    Map<String, String> settings = new HashMap<>();
    services.stringPropertyNames().forEach(name -> settings.put(name, services.getProperty(name)));
    return new SmallRyeConfigBuilder()
        .withMapping(ObjectStoreConfig.class)
        .withSources(new PropertiesConfigSource(settings, "document", 100))
        .build()
        .getConfigMapping(ObjectStoreConfig.class);
  }

  private static JsonNode drawn(JobClient jobs) throws InterruptedException, IOException {
    await(() -> jobs.status().path("release").isTextual());
    return jobs.ended(jobs.submit("256x256"));
  }

  private static void whoDoesNotKnowTheAuthority_trustsNobody(
      SecuredPlatform platform, Properties services) throws Exception {
    JobClient caller = new JobClient(HttpClient.newHttpClient(), platform.jobs().gateway());
    assertThatThrownBy(caller::status).isInstanceOf(SSLHandshakeException.class);

    Map<String, Object> kafka = kafka(services);
    kafka.keySet().removeIf(name -> name.startsWith("ssl."));
    assertThatThrownBy(() -> describe(kafka)).hasCauseInstanceOf(SslAuthenticationException.class);

    Properties store = with(services, "stackgan.store.ca-certificates", "");
    assertThatThrownBy(() -> ObjectStores.open(store(store)).get("models/any"))
        .hasRootCauseMessage("unable to find valid certification path to requested target");
  }

  private static void wrongPassword_isRefused(Properties services) {
    Map<String, Object> kafka = kafka(services);
    kafka.computeIfPresent(
        "sasl.jaas.config",
        (name, login) -> login.toString().replaceAll("password=\"[^\"]*", "$0x"));
    assertThatThrownBy(() -> describe(kafka)).hasCauseInstanceOf(SaslAuthenticationException.class);

    Properties store = with(services, "stackgan.store.secret-key", "guessed");
    assertThatThrownBy(() -> ObjectStores.open(store(store)).get("models/any"))
        .hasMessageContaining("check stackgan.store.access-key");
  }

  private static void plainText_isRefused(SecuredPlatform platform, Properties services)
      throws Exception {
    JobClient secured = new JobClient(HttpClient.newHttpClient(), plain(platform.jobs().gateway()));
    assertThatThrownBy(secured::status).isInstanceOf(IOException.class);
    assertThatThrownBy(platform.plainJobs()::status).isInstanceOf(ConnectException.class);

    Map<String, Object> kafka = kafka(services);
    kafka.put("security.protocol", "SASL_PLAINTEXT");
    kafka.put("request.timeout.ms", 3000);
    kafka.put("default.api.timeout.ms", 3000);
    assertThatThrownBy(() -> describe(kafka)).hasCauseInstanceOf(TimeoutException.class);

    URI endpoint = plain(URI.create(services.getProperty("stackgan.store.endpoint")));
    Properties store = with(services, "stackgan.store.endpoint", endpoint.toString());
    assertThatThrownBy(() -> ObjectStores.open(store(store)).get("models/any"))
        .isInstanceOf(StoreException.class);
  }

  private static URI plain(URI secured) {
    return URI.create(secured.toString().replace("https:", "http:"));
  }

  /** The settings with another value; none where it is empty. */
  private static Properties with(Properties services, String name, String value) {
    Properties other = new Properties();
    other.putAll(services);
    other.setProperty(name, value);
    other.values().remove("");
    return other;
  }

  private static void describe(Map<String, Object> settings) throws Exception {
    try (Admin admin = Admin.create(settings)) {
      admin.describeCluster().clusterId().get(30, TimeUnit.SECONDS);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
