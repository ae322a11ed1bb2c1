package sqe.audit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AuditSettingsTest {

  @Test
  void limitsCanBeSetAndUnknownOnesAreRefused() {
    var settings = AuditSettings.of(Profile.PESQ).with("dc-offset=0.02").with("activity.high=inf");
    CheckInfo offset = CheckCatalog.find("dc-offset").orElseThrow();
    assertThat(settings.limit(offset, "")).isEqualTo(0.02);
    assertThat(settings.limit(offset, "error")).isEqualTo(0.01);
    assertThat(settings.limit(CheckCatalog.find("edge-silence").orElseThrow(), "min"))
        .isEqualTo(0.5);
    assertThatThrownBy(() -> settings.with("dc=1")).hasMessageContaining("dc-offset");
    assertThatThrownBy(() -> settings.with("dc-offset=much")).hasMessageContaining("not a number");
    for (Profile profile : Profile.values()) {
      profile.limits().keySet().forEach(key -> AuditSettings.of(profile).with(key + "=1"));
      profile.disabled().forEach(id -> assertThat(CheckCatalog.find(id)).as(id).isPresent());
    }
  }

  @Test
  void aLimitIsWrittenAsItIsRead() {
    AuditSettings settings = AuditSettings.of(Profile.GENERAL);
    CheckInfo silence = CheckCatalog.find("edge-silence").orElseThrow();
    assertThat(silence.limits().stream().map(limit -> settings.setting(silence, limit)))
        .containsExactly(
            "edge-silence.onset=-6",
            "edge-silence.missing=0.05",
            "edge-silence.min=0",
            "edge-silence.max=inf");
    for (CheckInfo info : CheckCatalog.infos()) {
      for (CheckInfo.Limit limit : info.limits()) {
        String written = settings.setting(info, limit);
        assertThat(settings.with(written).limit(info, limit.name())).isEqualTo(limit.value());
      }
    }
  }

  @Test
  void aLimitThatNothingIsBeyondIsRefused() {
    assertThatThrownBy(() -> AuditSettings.of(Profile.GENERAL).with("dc-offset=NaN"))
        .hasMessage("dc-offset: 'NaN' is not a number");
  }
}
