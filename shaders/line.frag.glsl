in float vAcrossPx;
in float vAlongMm;
flat in float vMmPerPixel;
flat in vec3 vColor;  // sRGB
flat in float vVisible;
flat in int vDotted;

uniform float uHalfWidthPx;
uniform float uAlpha;

out vec4 oColor;

void main() {
  float alpha = uAlpha * vVisible *
                (1.0 - smoothstep(uHalfWidthPx - 0.5, uHalfWidthPx + 0.5, abs(vAcrossPx)));
  if (vDotted == 1) {
    // Steps of the period keep the dots whole while the scale changes along a border.
    float period = exp2(ceil(log2(max(6.0 * uPixelScale * vMmPerPixel, 1e-6))));
    float place = abs(fract(vAlongMm / period) - 0.5) * period / vMmPerPixel;
    float half_ = 0.25 * period / vMmPerPixel;
    alpha *= 1.0 - smoothstep(half_ - 0.6, half_ + 0.6, place);
  }
  if (alpha <= 0.003) discard;
  oColor = vec4(vColor, 1.0) * alpha;
}
