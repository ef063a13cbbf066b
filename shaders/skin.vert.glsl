layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec4 aNormal;
layout(location = 2) in vec4 aColor;
layout(location = 3) in vec2 aUv;

uniform vec3 uTone;
uniform int uFromTop;  // the file counts the picture's rows from the top
uniform int uSource;  // 0 plain tone, 1 vertex colours, 2 picture

out vec3 vPosition;
out vec3 vNormal;
out vec3 vColor;
out vec2 vUv;
out float vHollow;

void main() {
  vPosition = aPosition;
  vNormal = aNormal.xyz;
  vHollow = aNormal.w;
  vColor = toLinear(uSource == 1 ? aColor.rgb : uTone);
  vUv = vec2(aUv.x, uFromTop == 1 ? aUv.y : 1.0 - aUv.y);
  gl_Position = uViewProjection * vec4(aPosition, 1.0);
}
