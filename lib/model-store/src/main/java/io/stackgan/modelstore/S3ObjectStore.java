// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.UploadObjectArgs;
import io.minio.messages.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Objects of a bucket, over the S3 protocol. The bucket is made at the first use. */
public final class S3ObjectStore implements ObjectStore {

  /** Servers hold a part in memory until its signature is checked. */
  private static final long PART_BYTES = 8L << 20;

  private static final Set<String> MISSING = Set.of("NoSuchKey");
  private static final Set<String> CHANGED = Set.of("PreconditionFailed", "NoSuchKey");

  private final MinioClient client;
  private final S3Bucket bucket;
  private final S3Calls calls;

  private S3ObjectStore(MinioClient client, S3Bucket bucket, S3Calls calls) {
    this.client = client;
    this.bucket = bucket;
    this.calls = calls;
  }

  static S3ObjectStore open(ObjectStoreConfig config) {
    MinioClient client = S3Clients.open(config);
    S3Calls calls = new S3Calls("bucket " + config.bucket() + " at " + config.endpoint());
    S3Bucket bucket = new S3Bucket(client, calls, config.bucket(), config.imageDays());
    return new S3ObjectStore(client, bucket, calls);
  }

  @Override
  public void put(String key, byte[] content, String contentType) {
    PutObjectArgs request = write(key, content, contentType).build();
    bucket.ensure();
    calls.run("write " + key, () -> client.putObject(request));
  }

  @Override
  public void put(String key, Path file, String contentType) {
    Names.checkKey(key);
    Names.checkFile(file);
    bucket.ensure();
    calls.run("write " + key, () -> client.uploadObject(upload(key, file, contentType)));
  }

  @Override
  public boolean putIfAbsent(String key, byte[] content, String contentType) {
    PutObjectArgs request =
        write(key, content, contentType).headers(Map.of("If-None-Match", "*")).build();
    bucket.ensure();
    return calls.unless(CHANGED, "write " + key, () -> client.putObject(request)).isPresent();
  }

  @Override
  public boolean replace(String key, byte[] seen, byte[] content, String contentType) {
    Names.checkKey(key);
    bucket.ensure();
    return calls
        .unless(MISSING, "read " + key, () -> condition(key, seen))
        .flatMap(Function.identity())
        .flatMap(
            condition ->
                calls.unless(
                    CHANGED,
                    "write " + key,
                    () ->
                        client.putObject(
                            write(key, content, contentType).headers(condition).build())))
        .isPresent();
  }

  /**
   * Under which that content of the object is written over; empty where it has another. A server
   * that has lost the object's tag, as with a folder that was copied, cannot be asked for any.
   */
  private Optional<Map<String, String>> condition(String key, byte[] seen) throws Exception {
    try (GetObjectResponse stored = open(key)) {
      if (!Arrays.equals(stored.readAllBytes(), seen)) {
        return Optional.empty();
      }
      String tag = stored.headers().get("ETag");
      return Optional.of(tag == null ? Map.of() : Map.of("If-Match", tag));
    }
  }

  @Override
  public Optional<byte[]> get(String key) {
    Names.checkKey(key);
    bucket.ensure();
    return calls.unless(MISSING, "read " + key, () -> read(key));
  }

  @Override
  public void download(String key, Path file) {
    Names.checkKey(key);
    bucket.ensure();
    calls
        .unless(MISSING, "read " + key, () -> FileWrites.replace(file, part -> read(key, part)))
        .orElseThrow(() -> new ObjectMissingException(key));
  }

  @Override
  public List<ObjectInfo> list(String prefix) {
    Names.checkPrefix(prefix);
    bucket.ensure();
    ListObjectsArgs request =
        ListObjectsArgs.builder().bucket(bucket.name()).prefix(prefix).recursive(true).build();
    return calls.run("list " + prefix, () -> infos(client.listObjects(request)));
  }

  @Override
  public void delete(String key) {
    Names.checkKey(key);
    bucket.ensure();
    RemoveObjectArgs request = RemoveObjectArgs.builder().bucket(bucket.name()).object(key).build();
    calls.unless(
        MISSING,
        "delete " + key,
        () -> {
          client.removeObject(request);
          return key;
        });
  }

  private PutObjectArgs.Builder write(String key, byte[] content, String contentType) {
    Names.checkKey(key);
    return PutObjectArgs.builder().bucket(bucket.name()).object(key).stream(
            new ByteArrayInputStream(content), content.length, -1)
        .contentType(contentType);
  }

  private UploadObjectArgs upload(String key, Path file, String contentType) throws IOException {
    return UploadObjectArgs.builder()
        .bucket(bucket.name())
        .object(key)
        .filename(file.toString(), PART_BYTES)
        .contentType(contentType)
        .build();
  }

  private byte[] read(String key) throws Exception {
    try (InputStream content = open(key)) {
      return content.readAllBytes();
    }
  }

  private void read(String key, Path part) throws Exception {
    try (InputStream content = open(key)) {
      Files.copy(content, part);
    }
  }

  private GetObjectResponse open(String key) throws Exception {
    return client.getObject(GetObjectArgs.builder().bucket(bucket.name()).object(key).build());
  }

  private static List<ObjectInfo> infos(Iterable<Result<Item>> results) throws Exception {
    List<ObjectInfo> infos = new ArrayList<>();
    for (Result<Item> result : results) {
      Item item = result.get();
      if (!item.isDir()) {
        infos.add(new ObjectInfo(item.objectName(), item.size(), item.lastModified().toInstant()));
      }
    }
    infos.sort(Comparator.comparing(ObjectInfo::key));
    return List.copyOf(infos);
  }
}
