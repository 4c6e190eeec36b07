// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import io.minio.BucketExistsArgs;
import io.minio.GetBucketLifecycleArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.SetBucketLifecycleArgs;
import io.minio.messages.Expiration;
import io.minio.messages.LifecycleConfiguration;
import io.minio.messages.LifecycleRule;
import io.minio.messages.ResponseDate;
import io.minio.messages.RuleFilter;
import io.minio.messages.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;

/** The bucket, made at first use, with a rule that lets pictures expire. */
final class S3Bucket {

  private static final Logger LOG = System.getLogger(S3Bucket.class.getName());
  private static final String IMAGES = "images/";

  private final MinioClient client;
  private final S3Calls calls;
  private final String name;
  private final int imageDays;
  private volatile boolean ensured;

  S3Bucket(MinioClient client, S3Calls calls, String name, int imageDays) {
    this.client = client;
    this.calls = calls;
    this.name = name;
    this.imageDays = imageDays;
  }

  String name() {
    return name;
  }

  void ensure() {
    if (!ensured) {
      make();
    }
  }

  private synchronized void make() {
    if (ensured) {
      return;
    }
    if (!calls.run("find the bucket", this::exists)) {
      // Another process may be making it at this moment.
      calls.unless(Set.of("BucketAlreadyOwnedByYou"), "make the bucket", this::create);
    }
    if (imageDays > 0) {
      letImagesExpire();
    }
    ensured = true;
  }

  private boolean exists() throws Exception {
    return client.bucketExists(BucketExistsArgs.builder().bucket(name).build());
  }

  private String create() throws Exception {
    client.makeBucket(MakeBucketArgs.builder().bucket(name).build());
    return name;
  }

  /** A bucket that has rules keeps them. Not every server knows such rules. */
  private void letImagesExpire() {
    try {
      calls.run("set the lifecycle rule", this::setLifecycle);
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (StoreException e) {
      LOG.log(Level.INFO, "Pictures do not expire by themselves: " + e.getMessage());
    }
  }

  private boolean setLifecycle() throws Exception {
    if (client.getBucketLifecycle(GetBucketLifecycleArgs.builder().bucket(name).build()) != null) {
      return false;
    }
    client.setBucketLifecycle(
        SetBucketLifecycleArgs.builder().bucket(name).config(expiration()).build());
    return true;
  }

  private LifecycleConfiguration expiration() {
    LifecycleRule rule =
        new LifecycleRule(
            Status.ENABLED,
            null,
            new Expiration((ResponseDate) null, imageDays, null),
            new RuleFilter(IMAGES),
            "stackgan-images",
            null,
            null,
            null);
    return new LifecycleConfiguration(List.of(rule));
  }
}
