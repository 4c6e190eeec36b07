// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.platformtests;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A platform's processes as docs/encryption.md configures them, in a folder of their own. */
final class SecuredPlatform implements AutoCloseable {

  private static final Path HOME = Stackgan.HOME;
  private static final String DOCUMENT = "docs/encryption.md";
  private static final String PASSWORD = "test-password";
  private static final String ACCESS_KEY = "test-access";
  private static final String SECRET_KEY = "test-secret-key";

  private final Path folder;
  private final int kafka;
  private final int store;
  private final int gateway;
  private final int plain;
  private final List<Process> processes = new ArrayList<>();

  /**
   * @param plain where the gateway would listen for plain text
   */
  SecuredPlatform(Path folder, int kafka, int store, int gateway, int plain) {
    this.folder = folder;
    this.kafka = kafka;
    this.store = store;
    this.gateway = gateway;
    this.plain = plain;
  }

  /** Makes the certificate by the document's commands, and the document's files. */
  void prepare() throws IOException, InterruptedException {
    String document = localised(Files.readString(HOME.resolve(DOCUMENT)));
    for (String command : document.lines().filter(line -> line.startsWith("keytool ")).toList()) {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      words.set(0, program("keytool"));
      Process process = start(words, Map.of(), "keytool");
      if (process.waitFor() != 0) {
        throw new IOException(command + ": " + Files.readString(folder.resolve("keytool.log")));
      }
    }
    Matcher blocks = Pattern.compile("(?s)```properties\n# (\\S+)\n(.*?)```").matcher(document);
    while (blocks.find()) {
      Files.writeString(folder.resolve(blocks.group(1)), blocks.group(2));
    }
  }

  private String localised(String document) {
    return document
        .replace("/etc/stackgan", folder.toString())
        .replace("kafka.example.org:9093", "127.0.0.1:" + kafka)
        .replace("store.example.org:9000", "127.0.0.1:" + store)
        .replace("ssl-port=8443", "ssl-port=" + gateway)
        .replaceAll("\\b(KEYSTORE|BROKER|KAFKA)-PASSWORD\\b", PASSWORD)
        .replaceAll("\\bACCESS-KEY\\b", ACCESS_KEY)
        .replaceAll("\\bSECRET-KEY\\b", SECRET_KEY);
  }

  Properties file(String name) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Files.readString(folder.resolve(name))));
    return properties;
  }

  void startBroker() throws IOException {
    String settings = folder.resolve("broker.properties").toString();
    module(
        "local/kafka-broker",
        Map.of(),
        "io.stackgan.local.broker.BrokerMain",
        folder.resolve("kafka").toString(),
        String.valueOf(kafka),
        settings);
  }

  void startStore() throws IOException {
    Map<String, String> secrets = new HashMap<>();
    secrets.put("STACKGAN_STORE_ACCESS_KEY", ACCESS_KEY);
    secrets.put("STACKGAN_STORE_SECRET_KEY", SECRET_KEY);
    secrets.put("STACKGAN_STORE_KEYSTORE_PASSWORD", PASSWORD);
    module(
        "local/object-store",
        secrets,
        "io.stackgan.local.objectstore.ObjectStoreMain",
        folder.resolve("objects").toString(),
        String.valueOf(store),
        folder.resolve("server.p12").toString());
  }

  private void module(String module, Map<String, String> environment, String... program)
      throws IOException {
    Path target = HOME.resolve(module).resolve("target");
    List<String> command = java();
    command.addAll(List.of("-cp", target.resolve("*") + ":" + target.resolve("lib/*")));
    Collections.addAll(command, program);
    start(command, environment, module.replace('/', '-'));
  }

  void startService(String module) throws IOException {
    List<String> command = java();
    command.addAll(
        List.of(
            "-jar", HOME.resolve(module).resolve("target/quarkus-app/quarkus-run.jar").toString()));
    boolean isGateway = module.equals("gateway");
    String files = folder.resolve("services.properties").toString();
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "SMALLRYE_CONFIG_LOCATIONS",
        isGateway ? files + "," + folder.resolve("gateway.properties") : files);
    environment.put("QUARKUS_LOG_CATEGORY__IO_STACKGAN__LEVEL", "DEBUG");
    environment.put("QUARKUS_LOG_CATEGORY__ORG_APACHE_KAFKA__LEVEL", "INFO");
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", isGateway ? String.valueOf(plain) : "0");
    if (!isGateway) {
      environment.put("STACKGAN_RELEASES_CACHE", folder.resolve("cache").toString());
    }
    start(command, environment, module);
  }

  private static List<String> java() {
    return new ArrayList<>(
        List.of(program("java"), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
  }

  private static String program(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private Process start(List<String> command, Map<String, String> environment, String log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve(log + ".log").toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** What must stay between those who are configured with it. */
  static String[] secrets() {
    return new String[] {PASSWORD, SECRET_KEY};
  }

  /** What the programs have said so far. */
  String logs() throws IOException {
    StringBuilder logs = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        logs.append(Files.readString(log));
      }
    }
    return logs.toString();
  }

  /** Calls to the gateway in plain text. */
  JobClient plainJobs() {
    return JobClient.at(plain);
  }

  /** Calls to the gateway by somebody who knows the authority. */
  JobClient jobs() throws IOException, GeneralSecurityException {
    KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
    authorities.load(null, null);
    try (InputStream pem = new FileInputStream(folder.resolve("ca.crt").toFile())) {
      authorities.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return new JobClient(
        HttpClient.newBuilder().sslContext(context).build(),
        URI.create("https://127.0.0.1:" + gateway));
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
    for (Process process : processes) {
      try {
        process.onExit().get(10, TimeUnit.SECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException late) {
        process.destroyForcibly();
      }
    }
  }
}
