in vec2 vPlacePx;
flat in float vRadiusPx;
flat in vec3 vColor;  // sRGB
flat in float vVisible;
flat in int vCross;

uniform int uClient;

out vec4 oColor;

float cover(float distancePx) { return 1.0 - smoothstep(-0.5, 0.5, distancePx); }

// Straight colours laid one over another, premultiplied.
void lay(inout vec4 below, vec3 color, float alpha) {
  below = vec4(color, 1.0) * alpha + below * (1.0 - alpha);
}

void main() {
  vec4 color = vec4(0.0);
  float r = length(vPlacePx);
  vec3 deep = toScreen(toLinear(vColor) * 0.30);
  if (vCross == 1) {
    vec2 p = abs(vPlacePx);
    float along = (p.x + p.y) * 0.7071;
    float across = abs(p.x - p.y) * 0.7071;
    float d = max(across, along - vRadiusPx);
    lay(color, vec3(0.98, 0.97, 0.96), 0.75 * cover(d - 1.7 * uPixelScale));
    lay(color, vColor, 0.95 * cover(d - 0.8 * uPixelScale));
  } else if (uClient == 1) {
    lay(color, deep, 0.80 * cover(r - vRadiusPx));
  } else {
    float rim = min(1.0, vRadiusPx / (5.0 * uPixelScale)) * uPixelScale;
    lay(color, vec3(1.0, 0.995, 0.985), 0.80 * cover(r - vRadiusPx - 0.3 * rim));
    lay(color, deep, cover(r - vRadiusPx + 0.7 * rim));
    vec3 core = mix(vec3(1.0), toScreen(toLinear(vColor)), 0.22);
    lay(color, core, cover(r - vRadiusPx * 0.50));
  }
  oColor = color * vVisible;
}
