// SPDX-License-Identifier: Apache-2.0
package io.stackgan.modelstore;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Objects by key, as S3 has them. A key is a relative path such as {@code models/a/release.json}:
 * segments of letters, digits, '.', '_' and '-', none of them {@code .} or {@code ..}; no key may
 * be the folder of another one. An object appears whole or not at all. May be used by many threads.
 *
 * <p>Every method throws {@link StoreUnavailableException} when the same call may succeed later,
 * {@link StoreException} when it will not, and {@link IllegalArgumentException} for a key that is
 * none.
 */
public interface ObjectStore {

  /** Stores the object, in place of the one that has the key. */
  void put(String key, byte[] content, String contentType);

  /**
   * Stores a file's content, in place of the object that has the key. Where it fails half-way, the
   * earlier object, or none, is still there.
   */
  void put(String key, Path file, String contentType);

  /**
   * Stores the object unless there is one: of several callers at the same time, one wins.
   *
   * @return false when there was one, which stays as it was
   */
  boolean putIfAbsent(String key, byte[] content, String contentType);

  /**
   * Stores the object in place of the one that has the key, if that is what the caller has seen: of
   * several callers that saw the same, one wins. Who uses {@code put} meanwhile may undo it.
   *
   * @param seen the content that the object must have
   * @return false when it has another by now, or there is none; it stays as it was
   */
  boolean replace(String key, byte[] seen, byte[] content, String contentType);

  /** The object, or nothing where it is missing. */
  Optional<byte[]> get(String key);

  /**
   * Writes the object to a file, in place of an earlier one. Where it fails half-way, the earlier
   * file, or none, is still there. Folders are made.
   *
   * @throws ObjectMissingException when there is no such object
   */
  void download(String key, Path file);

  /** All objects whose key begins with {@code prefix}, by key. Nothing found is an empty list. */
  List<ObjectInfo> list(String prefix);

  /** Removes the object. A missing one is no error. */
  void delete(String key);
}
