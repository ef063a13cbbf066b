in vec2 vPlacePx;
in float vAlongMm;
flat in float vHalfPx;
flat in float vPxPerMm;
flat in float vLengthPx;
flat in float vVisible;
flat in float vThrough;
flat in float vInsideMm;
flat in float vDeepest;

uniform int uPart;      // 0 inside, 1 outside, 2 the ring at the entry, 3 the tip
uniform float uGhost;   // how much of what lies inside is seen
uniform float uRampMm;  // true depth at the dark end of the ramp

out vec4 oColor;

float cover(float distancePx) { return 1.0 - smoothstep(-0.5, 0.5, distancePx); }

// Light above, dark below: the order stays in grey.
vec3 ramp(float depthMm) {
  float t = clamp(depthMm / max(uRampMm, 1e-3), 0.0, 1.0);
  vec3 light = vec3(0.95, 0.70, 0.16);
  vec3 middle = vec3(0.18, 0.55, 0.53);
  vec3 dark = vec3(0.22, 0.05, 0.36);
  return t < 0.5 ? mix(light, middle, t * 2.0) : mix(middle, dark, t * 2.0 - 1.0);
}

void lay(inout vec4 below, vec3 color, float alpha) {
  below = vec4(color, 1.0) * alpha + below * (1.0 - alpha);
}

void main() {
  vec4 color = vec4(0.0);
  float px = uPixelScale;
  float through = lensAt(gl_FragCoord.xy);
  float ghost = mix(uGhost, 1.0, through);
  float visible = max(vVisible, vThrough * through);
  vec3 paper = vec3(1.0, 0.995, 0.985);
  if (uPart >= 2) {
    float r = length(vPlacePx);
    if (uPart == 2) {
      lay(color, paper, 0.8 * cover(abs(r - vHalfPx) - 1.5 * px));
      lay(color, vec3(0.13, 0.14, 0.16), 0.95 * cover(abs(r - vHalfPx) - 0.65 * px));
    } else {
      lay(color, paper, 0.8 * cover(r - vHalfPx - 0.8 * px));
      lay(color, ramp(vDeepest), cover(r - vHalfPx));
      color *= max(ghost, 0.6);
    }
    oColor = color * visible;
    return;
  }
  float across = abs(vPlacePx.y);
  float ends = max(-vPlacePx.x, vPlacePx.x - vLengthPx);
  // A scale of millimetres where there is room for its marks.
  float away = abs(vAlongMm - round(vAlongMm)) * vPxPerMm;
  float marks = smoothstep(3.5, 5.5, vPxPerMm / px) * step(0.5, vAlongMm);
  float tick = max(across - vHalfPx - 2.2 * px, away - 0.6 * px);
  if (uPart == 0) {
    vec3 ink = ramp(vAlongMm / max(vInsideMm, 1e-3) * vDeepest);
    float grey = dot(ink, vec3(0.30, 0.59, 0.11));
    ink = mix(vec3(grey), ink, 0.45 + 0.55 * ghost);
    lay(color, paper, 0.55 * cover(across - vHalfPx - 1.1 * px));
    lay(color, ink, cover(across - vHalfPx));
    lay(color, ink * 0.7, marks * cover(tick));
    color *= ghost;
  } else {
    // Steel, lit along its middle.
    vec3 steel = mix(vec3(0.74, 0.77, 0.80), vec3(0.30, 0.33, 0.37),
                     smoothstep(0.0, 1.0, across / max(vHalfPx, 1e-3)));
    lay(color, vec3(0.20, 0.22, 0.25), 0.75 * cover(across - vHalfPx - 0.5 * px));
    lay(color, steel, cover(across - vHalfPx + 0.3 * px));
    lay(color, vec3(0.20, 0.22, 0.25), marks * cover(tick));
  }
  oColor = color * (visible * cover(ends));
}
