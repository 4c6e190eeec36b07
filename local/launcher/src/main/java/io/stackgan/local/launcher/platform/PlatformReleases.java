// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.launcher.platform;

import io.stackgan.contracts.ReleaseAnnouncement;
import io.stackgan.contracts.ReleaseAnnouncementCodec;
import io.stackgan.contracts.Topics;
import io.stackgan.contracts.WireRecord;
import io.stackgan.modelstore.Canary;
import io.stackgan.modelstore.ReleaseAlias;
import io.stackgan.modelstore.ReleaseImporter;
import io.stackgan.modelstore.ReleaseManifest;
import io.stackgan.modelstore.ReleaseStore;
import io.stackgan.modelstore.signing.SigningKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The releases of a running platform. What is put in service is announced at once. */
public final class PlatformReleases {

  private final ReleaseStore releases;
  private final PlatformKeys keys;
  private final String bootstrapServers;

  public PlatformReleases(PlatformState platform, DataFolder folder) {
    this.releases = new ReleaseStore(PlatformStore.open(platform, folder.secrets()));
    this.keys = folder.keys();
    this.bootstrapServers = platform.bootstrapServers();
  }

  public List<ReleaseManifest> list() {
    return releases.list();
  }

  /** The release in service. */
  public Optional<String> inService() {
    return releases.alias(ReleaseStore.PRODUCTION).map(ReleaseAlias::release);
  }

  /** Brings a release's folder into the store; files that it borrows come from this class path. */
  public ReleaseManifest importFolder(Path folder) {
    return new ReleaseImporter(releases, PlatformReleases.class.getClassLoader())
        .importFolder(folder);
  }

  /** Why the services would refuse the release, or nothing. */
  public Optional<String> objection(String release) {
    return keys.trust().objection(releases.document(release));
  }

  /** Signs a release in the store. */
  public void sign(String release, Path key) {
    releases.sign(release, SigningKey.read(key));
  }

  /** Signs all that is there with this platform's key. */
  public void signAll() {
    releases.list().forEach(release -> sign(release.release(), keys.privateKey()));
  }

  /**
   * @throws PlatformException when the services would refuse it
   */
  public ReleaseAlias promote(String release) {
    requireTrust(release);
    return announced(releases.promote(release));
  }

  private void requireTrust(String release) {
    objection(release)
        .ifPresent(
            objection -> {
              throw new PlatformException(
                  "%1$s %2$s. Where you trust it: ./stackgan release sign %1$s"
                      .formatted(release, objection));
            });
  }

  /** Puts the release back in service that was there before. */
  public ReleaseAlias rollback() {
    return announced(releases.rollback());
  }

  /** The release that is tried out, or was last. */
  public Optional<Canary> canary() {
    return releases.canary();
  }

  /**
   * Tries a release out on a share of the jobs.
   *
   * @param share percent
   * @throws PlatformException when the services would refuse it
   */
  public void startCanary(String release, int share, boolean shadow) {
    requireTrust(release);
    Canary canary = releases.startCanary(release, share, shadow);
    announce(new ReleaseAnnouncement(canary.alias(), release, null));
  }

  /** Ends the trial, if one runs. */
  public void endCanary() {
    releases
        .canary()
        .flatMap(canary -> releases.endCanary(canary.release(), "it was ended by hand"))
        .ifPresent(ended -> announce(insteadOf(ended)));
  }

  private ReleaseAnnouncement insteadOf(Canary ended) {
    return new ReleaseAnnouncement(ended.alias(), inService().orElseThrow(), ended.release());
  }

  /**
   * Puts the release that is tried out in service.
   *
   * @throws PlatformException when none is
   */
  public void promoteCanary() {
    Canary canary =
        canary()
            .filter(Canary::runs)
            .orElseThrow(
                () ->
                    new PlatformException(
                        "No release is tried out: ./stackgan canary RELEASE --share 10"));
    promote(canary.release());
  }

  private ReleaseAlias announced(ReleaseAlias alias) {
    announce(new ReleaseAnnouncement(alias.alias(), alias.release(), alias.previous()));
    return alias;
  }

  private void announce(ReleaseAnnouncement change) {
    WireRecord announcement = ReleaseAnnouncementCodec.encode(change);
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(Topics.MODEL_RELEASES, announcement.key(), announcement.value());
    announcement.headers().forEach((name, value) -> message.headers().add(name, value));
    Map<String, Object> settings =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(message).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted while announcing " + change.release(), e);
    } catch (ExecutionException e) {
      throw new PlatformException(
          "The alias %s is changed, but telling the services failed; they find it by themselves in a while: %s"
              .formatted(change.alias(), e.getCause().getMessage()),
          e);
    }
  }
}
