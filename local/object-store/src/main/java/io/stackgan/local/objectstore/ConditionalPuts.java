// SPDX-License-Identifier: Apache-2.0
package io.stackgan.local.objectstore;

import java.io.InputStream;
import java.util.Objects;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Of several puts over the same version of an object, one wins. */
final class ConditionalPuts extends ForwardingBlobStore {

  private static final int PRECONDITION_FAILED = 412;

  private final Object turn = new Object();

  ConditionalPuts(BlobStore store) {
    super(store);
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    if (request.ifMatch() == null) {
      return super.putBlob(request, content);
    }
    synchronized (turn) {
      if (!unquoted(request.ifMatch()).equals(tag(request))) {
        throw S3Exceptions.fromStatusCode(PRECONDITION_FAILED);
      }
      return super.putBlob(request, content);
    }
  }

  private String tag(PutObjectRequest request) {
    HeadObjectResponse stored = blobMetadataIfPresent(request.bucket(), request.key());
    return stored == null ? "" : unquoted(Objects.toString(stored.eTag(), ""));
  }

  private static String unquoted(String tag) {
    return tag.replace("\"", "");
  }
}
