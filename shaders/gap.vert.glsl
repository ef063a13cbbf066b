layout(location = 0) in vec3 aPosition;
layout(location = 1) in vec4 aNormal;
layout(location = 2) in vec2 aGap;  // spacings from the nearest point; mm inside the border

out vec3 vNormal;
out vec2 vGap;

void main() {
  vNormal = aNormal.xyz;
  vGap = aGap;
  gl_Position = uViewProjection * vec4(aPosition, 1.0);
}
