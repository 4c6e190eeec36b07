// SPDX-License-Identifier: Apache-2.0
package io.stackgan.stagemessaging;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The jobs that nobody waits for any more; the oldest are forgotten first. */
public final class CancelledJobs {

  private final Set<String> jobs;

  public CancelledJobs(int remembered) {
    this.jobs =
        Collections.synchronizedSet(
            Collections.newSetFromMap(
                new LinkedHashMap<>() {
                  private static final long serialVersionUID = 1L;

                  @Override
                  protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > remembered;
                  }
                }));
  }

  public void add(String job) {
    jobs.add(job);
  }

  public boolean contains(String job) {
    return jobs.contains(job);
  }
}
